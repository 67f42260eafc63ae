using Microsoft.Data.Sqlite;

namespace Nas.Effects.Runs;

/// <summary>Why a run cannot start or continue, as shown to the user.</summary>
/// <param name="Kind">The kind of fault.</param>
/// <param name="What">The problem and where it occurred.</param>
/// <param name="Safe">The data that is safe.</param>
/// <param name="Next">The next step for the user.</param>
public sealed record RunFault(RunFaultKind Kind, string What, string Safe, string Next)
{
    internal const string NothingChanged = "Nothing was changed.";

    /// <inheritdoc/>
    public override string ToString() => $"{What} {Safe} {Next}";

    internal static RunFault Unwritable(string path, Exception cause) =>
        new(
            RunFaultKind.Unwritable,
            $"{path} cannot be written: {cause.Message.TrimEnd('.')}.",
            "Every trial recorded so far is safe.",
            IsFull(cause)
                ? "Free space on the disk, then run the same command again to continue."
                : "Name a writable folder with --out, or correct the permissions and run the same command again."
        );

    internal static RunFault Gone(string folder) =>
        new(
            RunFaultKind.Unwritable,
            $"{folder} is gone: it was moved or deleted while this program wrote to it.",
            "A moved folder is complete up to its last recorded trial.",
            "Move it back and run the same command again to continue."
        );

    internal static RunFault JournalGone(string path) =>
        new(
            RunFaultKind.Unwritable,
            $"{path} was deleted or replaced while this program wrote to it.",
            "The events of this run are still in memory.",
            "Keep other programs away from the folder and run the same command again."
        );

    /// <summary>The same fault after the run was saved elsewhere.</summary>
    internal RunFault SavedTo(string folder) =>
        this with
        {
            Safe = $"Every event of the run was saved to {folder}.",
            Next = $"Resume the run in {folder}.",
        };

    private static bool IsFull(Exception cause)
    {
        const int NoSpaceLeft = 28,
            SqliteFull = 13;
        return cause is SqliteException { SqliteErrorCode: SqliteFull } || cause is IOException { HResult: NoSpaceLeft };
    }
}
