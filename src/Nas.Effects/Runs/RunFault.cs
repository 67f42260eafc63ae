using Microsoft.Data.Sqlite;

namespace Nas.Effects.Runs;

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
        $"{path} cannot be written: {cause.Message.TrimEnd('.')}.",
        "Every trial recorded so far is safe.",
        IsFull(cause)
            ? "Make room on the disk, then give the same command again to go on."
            : "Name a folder that you may write to with --out, or correct the permissions and give the same command again.");

    internal static RunFault Gone(string folder) => new(
        RunFaultKind.Unwritable,
        $"{folder} is gone: it was moved or deleted while this program wrote to it.",
        "What was moved is as safe as where it is now.",
        "Move it back and give the same command again to go on.");

    private static bool IsFull(Exception cause)
    {
        const int NoSpaceLeft = 28, SqliteFull = 13;
        return cause is SqliteException { SqliteErrorCode: SqliteFull } || cause is IOException { HResult: NoSpaceLeft };
    }
}
