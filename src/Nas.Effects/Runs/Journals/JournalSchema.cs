using Microsoft.Data.Sqlite;

namespace Nas.Effects.Runs.Journals;

/// <summary>The one table of a journal. Triggers make it append-only for every program that opens the file.</summary>
internal static class JournalSchema
{
    public const string Insert =
        "INSERT INTO events (seq, kind, payload, utc, elapsed_ms, hash) VALUES ($seq, $kind, $payload, $utc, $elapsed, $hash)";

    private const string Select = "SELECT seq, kind, payload, utc, elapsed_ms, hash FROM events ORDER BY seq";

    private static readonly string[] Objects =
    [
        "CREATE TABLE events (seq INTEGER PRIMARY KEY, kind TEXT NOT NULL, payload TEXT NOT NULL, utc TEXT NOT NULL, "
            + "elapsed_ms INTEGER NOT NULL, hash TEXT NOT NULL) STRICT",
        "CREATE TRIGGER events_keep BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END",
        "CREATE TRIGGER events_stay BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END",
    ];

    public static SqliteConnection Connect(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = path,
                Mode = mode,
                Pooling = false,
            }.ToString()
        );
        connection.Open();
        Execute(connection, "PRAGMA trusted_schema=OFF; PRAGMA busy_timeout=5000");
        return connection;
    }

    /// <summary>Opens a journal for reading. Without a write-ahead log nobody writes, and SQLite is told so: it would put files beside the
    /// journal otherwise.</summary>
    public static SqliteConnection ConnectToRead(string path) =>
        Connect(File.Exists($"{path}-wal") ? path : $"{new Uri(Path.GetFullPath(path)).AbsoluteUri}?immutable=1", SqliteOpenMode.ReadOnly);

    /// <summary>Makes the table in a new file. In an existing file: whether it is exactly this one.</summary>
    public static bool Ensure(SqliteConnection connection, bool mayCreate)
    {
        var found = ObjectsOf(connection);
        if (found.Count > 0 || !mayCreate)
        {
            return found.SequenceEqual(Objects, StringComparer.Ordinal);
        }

        Execute(connection, "BEGIN;" + string.Join(';', Objects) + ";COMMIT");
        return true;
    }

    /// <summary>The rows with their hashes, in order.</summary>
    public static IEnumerable<(StoredRow Row, string Hash)> Rows(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Select;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return (
                new(reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetInt64(4)),
                reader.GetString(5)
            );
        }
    }

    public static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static List<string> ObjectsOf(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name";
        using var reader = command.ExecuteReader();
        var found = new List<string>();
        while (reader.Read())
        {
            found.Add(reader.GetString(0));
        }

        return found;
    }
}
