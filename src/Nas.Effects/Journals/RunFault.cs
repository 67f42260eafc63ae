namespace Nas.Effects.Journals;

/// <summary>Why a run cannot begin or go on, in the words shown to the user.</summary>
/// <param name="Kind">What kind of trouble.</param>
/// <param name="What">What happened and where.</param>
/// <param name="Safe">What stays safe.</param>
/// <param name="Next">What to do next.</param>
public sealed record RunFault(RunFaultKind Kind, string What, string Safe, string Next)
{
    internal const string NothingChanged = "Nothing was changed.";

    /// <inheritdoc/>
    public override string ToString() => $"{What} {Safe} {Next}";

    internal static RunFault Unwritable(string path, Exception cause) => new(
        RunFaultKind.Unwritable,
        $"{path} cannot be written: {cause.Message}",
        "Every trial recorded so far is safe.",
        "Make room on the disk or correct the permissions, then give the same command again to go on.");
}
