using LanguageExt;
using Microsoft.Data.Sqlite;
using Nas.Domain.Search.Decisions;
using Nas.Effects.Files;
using Nas.Effects.Runs.Codecs;

namespace Nas.Effects.Runs.Journals;

/// <summary>Reads and verifies journals. A journal that reads without a fault is complete: every row that was acknowledged, every hash,
/// and a valid history.</summary>
public static class JournalReader
{
    private const int ShortRead = 522;

    // A thousand years: no run is older, and sums of such times stay far from the bounds of a time span.
    private const long MaxElapsedMilliseconds = 1000L * 366 * 24 * 60 * 60 * 1000;

    /// <summary>All rows of a journal, also while another process is writing to it.</summary>
    public static Either<RunFault, JournalHistory> Read(string path) =>
        // The head first: a row that another process adds meanwhile is then no contradiction.
        JournalHead
            .Of(path)
            .Bind(head =>
                CanOpen(path, head)
                    .Bind(_ =>
                        CatchErrors(
                            path,
                            () =>
                            {
                                using var connection = JournalSchema.ConnectToRead(path);
                                return Rows(connection, path, head, mayCreate: false);
                            }
                        )
                    )
            );

    /// <summary>Whether there is a journal to read: a file, and no link or pipe that SQLite would follow or wait for.</summary>
    internal static Either<RunFault, Unit> CanOpen(string path, JournalHead head) =>
        FileStatus.Of(path).Kind switch
        {
            FileKind.Regular => Unit.Default,
            FileKind.None when head.Rows > 0 => Incomplete(path, 0, head),
            FileKind.None => new RunFault(
                RunFaultKind.Usage,
                $"There is no run at {path}.",
                RunFault.NothingChanged,
                "Name the folder of a run."
            ),
            _ => Damaged(path, "its beginning", "it is a link, a folder or a pipe, not a file"),
        };

    /// <summary>Returns SQLite's exceptions for a broken file, and values of a wrong type, as a fault.</summary>
    internal static Either<RunFault, T> CatchErrors<T>(string path, Func<Either<RunFault, T>> read)
    {
        try
        {
            return read();
        }
        catch (SqliteException cause) when (IsOutside(cause))
        {
            return RunFault.Unwritable(path, cause);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return RunFault.Unwritable(path, cause);
        }
        catch (Exception cause) when (cause is SqliteException or InvalidOperationException or InvalidCastException)
        {
            return Damaged(path, "the database", Explained(cause));
        }
    }

    internal static Either<RunFault, JournalHistory> Rows(SqliteConnection connection, string path, JournalHead head, bool mayCreate)
    {
        return JournalSchema.Ensure(connection, mayCreate)
            ? Verified(path, head, JournalSchema.Rows(connection))
            : Damaged(path, "the table", "it is not the events table of a journal");
    }

    /// <summary>The history in stored rows with their hashes, or the first thing that is wrong with them.</summary>
    internal static Either<RunFault, JournalHistory> Verified(string path, JournalHead head, IEnumerable<(StoredRow, string)> found)
    {
        var rows = new List<JournalRow>();
        var state = SearchState.Empty;
        var hash = StoredRow.Genesis;
        var agrees = head.Rows == 0;
        foreach (var (stored, recorded) in found)
        {
            hash = stored.HashAfter(hash);
            var fault =
                stored.Sequence != rows.Count + 1 ? $"it follows row {rows.Count}"
                : stored.ElapsedMilliseconds is < 0 or > MaxElapsedMilliseconds ? "its time is no time since the start of a run"
                : !string.Equals(hash, recorded, StringComparison.Ordinal) ? "its content does not match its hash"
                : EventText
                    .Read(stored.Kind, stored.Payload)
                    .Match(
                        happened => Accept(ref state, rows, stored, happened),
                        mistakes => $"it is no '{stored.Kind}': {string.Join("; ", mistakes)}"
                    );
            if (fault.Length > 0)
            {
                return Damaged(path, $"row {stored.Sequence}", fault);
            }

            agrees |= rows.Count == head.Rows && string.Equals(hash, head.Hash, StringComparison.Ordinal);
        }

        if (!agrees)
        {
            return rows.Count < head.Rows ? Incomplete(path, rows.Count, head) : Replaced(path, head);
        }

        return new JournalHistory(rows.ToSeq(), state, hash);
    }

    private static string Accept(ref SearchState state, List<JournalRow> rows, StoredRow stored, SearchEvent happened)
    {
        var mistake = state.Validate(happened).IfNone("");
        if (mistake.Length == 0)
        {
            state = state.Apply(happened);
            rows.Add(new JournalRow(stored.Sequence, happened, stored.Utc, TimeSpan.FromMilliseconds(stored.ElapsedMilliseconds)));
        }

        return mistake;
    }

    /// <summary>Whether the cause is the disk or its permissions rather than the file's content. A short read means a truncated
    /// file.</summary>
    private static bool IsOutside(SqliteException cause)
    {
        const int Busy = 5,
            ReadOnly = 8,
            InputOutput = 10,
            Full = 13,
            CannotOpen = 14;
        return cause.SqliteErrorCode is Busy or ReadOnly or InputOutput or Full or CannotOpen && cause.SqliteExtendedErrorCode != ShortRead;
    }

    private static string Explained(Exception cause)
    {
        const int Corrupt = 11,
            NotADatabase = 26;
        return cause switch
        {
            SqliteException { SqliteErrorCode: NotADatabase } => "it does not start like an SQLite database",
            SqliteException { SqliteErrorCode: Corrupt } or SqliteException { SqliteExtendedErrorCode: ShortRead } =>
                "a part of it is missing or was overwritten",
            SqliteException other => $"SQLite cannot read it (code {other.SqliteErrorCode})",
            _ => "a column has a value of the wrong type",
        };
    }

    private static RunFault Incomplete(string path, int found, JournalHead head) =>
        new(
            RunFaultKind.Damaged,
            FormattableString.Invariant(
                $"{path} holds {found} of the {head.Rows} events that were recorded: the last {head.Rows - found} are missing."
            ),
            $"{RunFault.NothingChanged} log.txt lists all events.",
            $"Restore run.db together with run.db-wal, which holds the latest events. {GoOn(path)}"
        );

    private static RunFault Replaced(string path, JournalHead head) =>
        new(
            RunFaultKind.Damaged,
            FormattableString.Invariant($"{path} is not the journal that was recorded here: its row {head.Rows} is another one."),
            RunFault.NothingChanged,
            $"Restore run.db together with run.db-wal. {GoOn(path)}"
        );

    private static string GoOn(string path) =>
        $"To go on with the events that are there, delete {Path.GetFileName(JournalHead.PathOf(path))}: missing trials run again.";

    private static RunFault Damaged(string path, string where, string what) =>
        new(
            RunFaultKind.Damaged,
            $"{path} is damaged at {where}: {what}.",
            RunFault.NothingChanged,
            "Restore run.db from a copy, or start again in another folder: the recipe and the seed give the same search."
        );
}
