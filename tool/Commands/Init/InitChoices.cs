using Nas.Domain.Search.Trials;

namespace Nas.Tool.Commands.Init;

/// <summary>The inputs and the output of <c>init</c>.</summary>
internal sealed record InitChoices(string Data, string Out, bool Force, bool Json)
{
    /// <summary>The given options for reading the data, by name.</summary>
    public IReadOnlyList<(string Name, string Value)> Reading { get; init; } = [];

    /// <summary>Whether somebody says what is to be told.</summary>
    public bool SaysKind { get; init; }

    /// <summary>The setting that says it.</summary>
    public string KindName { get; init; } = "";

    /// <summary>The choices with a kind that the data suggests.</summary>
    public InitChoices With(TargetKind kind) =>
        this with
        {
            Reading = [.. Reading, (KindName, TargetKinds.Names.First(one => one.Kind == kind).Name)],
        };
}
