namespace Nas.Tool.Commands.Init;

/// <summary>The inputs and the output of <c>init</c>.</summary>
internal sealed record InitChoices(string Data, string Out, bool Force, bool Json)
{
    /// <summary>The given options for reading the data, by name.</summary>
    public IReadOnlyList<(string Name, string Value)> Reading { get; init; } = [];
}
