using System.Globalization;
using LanguageExt;
using Microsoft.Data.Sqlite;
using Nas.Domain.Search.Decisions;
using Nas.Effects.Runs.Codecs;

namespace Nas.Effects.Runs.Journals;

/// <summary>The writer of a journal. What <see cref="Append"/> acknowledged survives a crash of process, system or power.</summary>
/// <remarks>One writer at a time: hold a <c>RunLock</c>. SQLite in WAL mode with a flush at every commit.</remarks>
public sealed class Journal : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _insert;
    private readonly string _path;
    private long _sequence;
    private string _hash;

    private Journal(SqliteConnection connection, string path, JournalHistory history)
    {
        (_connection, _path, _sequence, _hash) = (connection, path, history.Rows.Count, history.Hash);
        History = history;
        JournalSchema.Execute(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL");
        _insert = connection.CreateCommand();
        _insert.CommandText = JournalSchema.Insert;
        foreach (var name in new[] { "$seq", "$kind", "$payload", "$utc", "$elapsed", "$hash" })
        {
            _insert.Parameters.Add(new SqliteParameter(name, null));
        }

        _insert.Prepare();
    }

    /// <summary>What was there when the journal was opened.</summary>
    public JournalHistory History { get; }

    /// <summary>Opens a journal for writing, after verifying it; creates it if there is none.</summary>
    public static Either<RunFault, Journal> Open(string path) =>
        JournalReader.CatchErrors(
            path,
            () =>
            {
                var connection = JournalSchema.Connect(path, SqliteOpenMode.ReadWriteCreate);
                Journal? journal = null;
                try
                {
                    return JournalReader
                        .Rows(connection, path, mayCreate: true)
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
        );

    /// <summary>Adds an event. If this returns no fault, the event is on disk.</summary>
    /// <param name="happened">The event.</param>
    /// <param name="utc">The clock's time.</param>
    /// <param name="elapsed">Time spent on the run so far.</param>
    public Either<RunFault, StoredRow> Append(SearchEvent happened, DateTimeOffset utc, TimeSpan elapsed)
    {
        var (kind, payload) = EventText.Write(happened);
        var row = new StoredRow(
            _sequence + 1,
            kind,
            payload,
            utc.ToString("O", CultureInfo.InvariantCulture),
            (long)elapsed.TotalMilliseconds
        );
        var hash = row.HashAfter(_hash);
        try
        {
            Insert(row, hash);
        }
        catch (SqliteException cause)
        {
            return RunFault.Unwritable(_path, cause);
        }

        (_sequence, _hash) = (row.Sequence, hash);
        return row;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _insert.Dispose();
        _connection.Dispose();
    }

    private void Insert(StoredRow row, string hash)
    {
        var parameters = _insert.Parameters;
        parameters[0].Value = row.Sequence;
        parameters[1].Value = row.Kind;
        parameters[2].Value = row.Payload;
        parameters[3].Value = row.Utc;
        parameters[4].Value = row.ElapsedMilliseconds;
        parameters[5].Value = hash;
        _insert.ExecuteNonQuery();
    }
}
