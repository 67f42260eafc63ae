using System.Globalization;
using LanguageExt;
using Microsoft.Data.Sqlite;
using Nas.Domain.Search.Decisions;
using Nas.Effects.Files;
using Nas.Effects.Runs.Codecs;

namespace Nas.Effects.Runs.Journals;

/// <summary>The writer of a journal. What <see cref="Append"/> acknowledged survives a crash of process, system or power.</summary>
/// <remarks>One writer at a time: hold a <c>RunLock</c>. A row is written first, then the <see cref="JournalHead"/>.</remarks>
public sealed class Journal : IDisposable
{
    private readonly IJournalDisk _disk;
    private readonly string _path;
    private readonly List<JournalRow> _added = [];
    private JournalHead _head;

    internal Journal(IJournalDisk disk, string path, JournalHistory history)
    {
        (_disk, _path, _head) = (disk, path, new(history.Rows.Count, history.Hash));
        History = history;
        _disk.Write(_head);
    }

    /// <summary>What was there when the journal was opened.</summary>
    public JournalHistory History { get; }

    /// <summary>Every row: what was there, and what was added since.</summary>
    public IEnumerable<JournalRow> Rows => History.Rows.Concat(_added);

    /// <summary>Opens a journal for writing, after verifying it; creates it if there is none.</summary>
    public static Either<RunFault, Journal> Open(string path) => OpenFiles(path).Map(opened => opened.Journal);

    /// <summary>Writes a whole journal into a new file.</summary>
    public static Either<RunFault, Unit> Write(string path, IEnumerable<JournalRow> rows) =>
        OpenFiles(path)
            .Bind(opened =>
            {
                var (journal, files) = opened;
                using var closing = journal;
                return JournalReader.CatchErrors<Unit>(
                    path,
                    () =>
                    {
                        files.Together(() => rows.Iter(row => journal.Insert(row)));
                        files.Write(journal._head);
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
                    _disk.Write(_head);
                    return stored;
                }
            );
    }

    /// <summary>Whether the file at the journal's path is the one that is open.</summary>
    public bool IsInPlace => _disk.IsInPlace;

    /// <summary>Reads the whole journal and makes sure that it holds every row.</summary>
    public Either<RunFault, Unit> Check() =>
        from _ in IsInPlace ? Prelude.Right<RunFault, Unit>(Unit.Default) : RunFault.JournalGone(_path)
        from read in JournalReader.Read(_path)
        from same in read.Hash == _head.Hash ? Prelude.Right<RunFault, Unit>(Unit.Default) : RunFault.JournalGone(_path)
        select same;

    /// <inheritdoc/>
    public void Dispose() => _disk.Dispose();

    private static Either<RunFault, (Journal Journal, JournalFiles Files)> OpenFiles(string path) =>
        JournalReader.CatchErrors(
            path,
            () =>
                from head in JournalHead.Of(path)
                from _ in head.Rows == 0 && FileStatus.Of(path).Kind == FileKind.None ? Unit.Default : JournalReader.CanOpen(path, head)
                from opened in OpenFiles(path, head)
                select opened
        );

    private static Either<RunFault, (Journal, JournalFiles)> OpenFiles(string path, JournalHead head)
    {
        var connection = JournalSchema.Connect(path, SqliteOpenMode.ReadWriteCreate);
        Journal? journal = null;
        try
        {
            return JournalReader
                .Rows(connection, path, head, mayCreate: true)
                .Map(history =>
                {
                    var files = new JournalFiles(connection, path);
                    return (journal = new Journal(files, path, history), files);
                });
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
        _disk.Insert(stored, hash);
        _head = new(stored.Sequence, hash);
        return stored;
    }
}
