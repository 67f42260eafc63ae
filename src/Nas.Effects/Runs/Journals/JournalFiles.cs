using Microsoft.Data.Sqlite;
using Nas.Effects.Files;

namespace Nas.Effects.Runs.Journals;

/// <summary>A journal's SQLite database, in WAL mode with a flush at every commit, and the file of its head.</summary>
internal sealed class JournalFiles : IJournalDisk
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _insert;
    private readonly JournalHeadFile _headFile;
    private readonly string _path;
    private readonly (ulong, ulong) _identity;

    public JournalFiles(SqliteConnection connection, string path)
    {
        (_connection, _path) = (connection, path);
        _identity = FileStatus.Of(path).Identity;
        JournalSchema.Execute(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL");
        _insert = connection.CreateCommand();
        _insert.CommandText = JournalSchema.Insert;
        foreach (var name in new[] { "$seq", "$kind", "$payload", "$utc", "$elapsed", "$hash" })
        {
            _insert.Parameters.Add(new SqliteParameter(name, null));
        }

        _insert.Prepare();
        _headFile = new(path);
    }

    /// <summary>An open file can be written to after it was deleted, and then nobody finds what was written.</summary>
    public bool IsInPlace => FileStatus.Of(_path) is { Kind: FileKind.Regular } now && now.Identity == _identity;

    /// <inheritdoc/>
    public void Insert(StoredRow row, string hash)
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

    /// <inheritdoc/>
    public void Write(JournalHead head) => _headFile.Write(head);

    /// <summary>Writes rows in one transaction.</summary>
    public void Together(Action write)
    {
        JournalSchema.Execute(_connection, "BEGIN");
        write();
        JournalSchema.Execute(_connection, "COMMIT");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _insert.Dispose();
        _headFile.Dispose();
        _connection.Dispose();
    }
}
