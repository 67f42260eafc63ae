namespace Nas.Tool.Commands.Init;

/// <summary>The inputs and the output of <c>init</c>.</summary>
internal sealed record InitChoices(string Data, string Out, bool Force, bool Json);
