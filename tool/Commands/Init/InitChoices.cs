namespace Nas.Tool.Commands.Init;

/// <summary>What <c>init</c> looks at and where it writes.</summary>
internal sealed record InitChoices(string Data, string Out, bool Force, bool Json);
