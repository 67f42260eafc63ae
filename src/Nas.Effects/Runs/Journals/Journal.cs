using System.Globalization;
using LanguageExt;
using Microsoft.Data.Sqlite;
using Nas.Domain.Search.Decisions;
using Nas.Effects.Files;
using Nas.Effects.Runs.Codecs;

namespace Nas.Effects.Runs.Journals;

/// <summary>The writer of a journal. What <see cref="Append"/> acknowledged survives a crash of process, system or power.</summary>
/// <remarks>One writer at a time: hold a <c>RunLock</c>. SQLite in WAL mode with a flush at every commit, then the
/// <see cref="JournalHead"/>.</remarks>
public sealed class Journal : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _insert;
    private readonly JournalHeadFile _headFile;
    private readonly string _path;
    private readonly (ulong, ulong) _identity;
    private readonly List<JournalRow> _added = [];
    private JournalHead _head;

    private Journal(SqliteConnection connection, string path, JournalHistory history)
    {
        (_connection, _path, _head) = (connection, path, new(history.Rows.Count, history.Hash));
        _identity = FileStatus.Of(path).Identity;
        History = history;
        JournalSchema.Execute(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL");
        _insert = connection.CreateCommand();
        _insert.CommandText = JournalSchema.Insert;
        foreach (var name in new[] { "$seq", "$kind", "$payload", "$utc", "$elapsed", "$hash" })
        {
            _insert.Parameters.Add(new SqliteParameter(name, null));
        }

        _insert.Prepare();
        _headFile = new(path);
        _headFile.Write(_head);
    }

    /// <summary>What was there when the journal was opened.</summary>
    public JournalHistory History { get; }

    /// <summary>Every row: what was there, and what was added since.</summary>
    public IEnumerable<JournalRow> Rows => History.Rows.Concat(_added);

    /// <summary>Opens a journal for writing, after verifying it; creates it if there is none.</summary>
    public static Either<RunFault, Journal> Open(string path) =>
        JournalReader.CatchErrors(
            path,
            () =>
                from head in JournalHead.Of(path)
                from _ in head.Rows == 0 && FileStatus.Of(path).Kind == FileKind.None ? Unit.Default : JournalReader.CanOpen(path, head)
                from journal in Open(path, head)
                select journal
        );

    /// <summary>Writes a whole journal into a new file.</summary>
    public static Either<RunFault, Unit> Write(string path, IEnumerable<JournalRow> rows) =>
        Open(path)
            .Bind(journal =>
            {
                using var closing = journal;
                return JournalReader.CatchErrors<Unit>(
                    path,
                    () =>
                    {
                        JournalSchema.Execute(journal._connection, "BEGIN");
                        rows.Iter(row => journal.Insert(row));
                        JournalSchema.Execute(journal._connection, "COMMIT");
                        journal._headFile.Write(journal._head);
                        return Unit.Default;
                    }
                );
            });

    /// <summary>Adds an event. If this returns no fault, the event is on disk.</summary>
    /// <param name="happened">The event.</param>
    /// <param name="utc">The clock's time.</param>
    /// <param name="elapsed">Time spent on the run so far.</param>
    public Either<RunFault, StoredRow> Append(SearchEvent happened, DateTimeOffset utc, TimeSpan elapsed)
    {
        var row = new JournalRow(_head.Rows + 1, happened, utc.ToString("O", CultureInfo.InvariantCulture), elapsed);
        _added.Add(row);
        return !IsInPlace
            ? RunFault.JournalGone(_path)
            : JournalReader.CatchErrors<StoredRow>(
                _path,
                () =>
                {
                    var stored = Insert(row);
                    _headFile.Write(_head);
                    return stored;
                }
            );
    }

    /// <summary>Whether the file at the journal's path is the one that is open: an open file can be written to after it was deleted, and
    /// then nobody finds what was written.</summary>
    public bool IsInPlace => FileStatus.Of(_path) is { Kind: FileKind.Regular } now && now.Identity == _identity;

    /// <summary>Reads the whole journal and makes sure that it holds every row.</summary>
    public Either<RunFault, Unit> Check() =>
        from _ in IsInPlace ? Prelude.Right<RunFault, Unit>(Unit.Default) : RunFault.JournalGone(_path)
        from read in JournalReader.Read(_path)
        from same in read.Hash == _head.Hash ? Prelude.Right<RunFault, Unit>(Unit.Default) : RunFault.JournalGone(_path)
        select same;

    /// <inheritdoc/>
    public void Dispose()
    {
        _insert.Dispose();
        _headFile.Dispose();
        _connection.Dispose();
    }

    private static Either<RunFault, Journal> Open(string path, JournalHead head)
    {
        var connection = JournalSchema.Connect(path, SqliteOpenMode.ReadWriteCreate);
        Journal? journal = null;
        try
        {
            return JournalReader
                .Rows(connection, path, head, mayCreate: true)
                .Map(history => journal = new Journal(connection, path, history));
        }
        finally
        {
            if (journal is null)
            {
                connection.Dispose();
            }
        }
    }

    /// <summary>Adds a row and moves the head on.</summary>
    private StoredRow Insert(JournalRow row)
    {
        var (kind, payload) = EventText.Write(row.Event);
        var stored = new StoredRow(_head.Rows + 1, kind, payload, row.Utc, (long)row.Elapsed.TotalMilliseconds);
        var hash = stored.HashAfter(_head.Hash);
        var parameters = _insert.Parameters;
        parameters[0].Value = stored.Sequence;
        parameters[1].Value = stored.Kind;
        parameters[2].Value = stored.Payload;
        parameters[3].Value = stored.Utc;
        parameters[4].Value = stored.ElapsedMilliseconds;
        parameters[5].Value = hash;
        _insert.ExecuteNonQuery();
        _head = new(stored.Sequence, hash);
        return stored;
    }
}
