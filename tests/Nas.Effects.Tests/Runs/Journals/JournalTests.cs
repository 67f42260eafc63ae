using LanguageExt;
using Microsoft.Data.Sqlite;
using Nas.Domain.Search.Decisions;
using Nas.Effects.Runs;
using Nas.Effects.Runs.Journals;
using Nas.Tests;

namespace Nas.Effects.Tests.Runs.Journals;

public class JournalTests
{
    private static readonly List<SearchEvent> History = SimulatedSearch.Sequential(ToySpace.Recipe(ToySpace.Evolution, trials: 8));

    [Fact]
    public void Read_AfterReopening_GivesEveryEventInOrder()
    {
        using var folder = new TemporaryFolder();
        Write(folder["run.db"], History.Take(5));
        Write(folder["run.db"], History.Skip(5));
        var rows = Right(JournalReader.Read(folder["run.db"])).Rows;
        Assert.Equal(History, rows.Map(row => row.Event));
        Assert.Equal(Enumerable.Range(1, History.Count).Select(n => (long)n), rows.Map(row => row.Sequence));
    }

    [Fact]
    public void Read_WhileAnotherConnectionWrites_SeesWhatWasAcknowledged()
    {
        using var folder = new TemporaryFolder();
        using var journal = Right(Journal.Open(folder["run.db"]));
        Append(journal, History.Take(3));
        Assert.Equal(History.Take(3), Right(JournalReader.Read(folder["run.db"])).Rows.Map(row => row.Event));
    }

    [Theory]
    [InlineData("UPDATE events SET payload = '{}' WHERE seq = 2")]
    [InlineData("DELETE FROM events WHERE seq = 2")]
    public void Table_ChangedThroughSql_Refuses(string sql)
    {
        using var folder = new TemporaryFolder();
        Write(folder["run.db"], History);
        var refusal = Assert.Throws<SqliteException>(() => Execute(folder["run.db"], sql));
        Assert.Contains("append-only", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE events SET payload = replace(payload, '\"trial\":0', '\"trial\":1') WHERE seq = 3", "row 3")]
    [InlineData("UPDATE events SET utc = 'yesterday' WHERE seq = 4", "row 4")]
    [InlineData("UPDATE events SET kind = 'stopped' WHERE seq = 4", "row 4")]
    [InlineData("UPDATE events SET elapsed_ms = elapsed_ms + 1 WHERE seq = 4", "row 4")]
    [InlineData("DELETE FROM events WHERE seq = 4", "row 5")]
    [InlineData("UPDATE events SET seq = 99 WHERE seq = 4", "row 5")]
    [InlineData("CREATE VIEW v AS SELECT 1", "the table")]
    public void Journal_TamperedWith_NamesTheFirstDamage(string sql, string where)
    {
        using var folder = new TemporaryFolder();
        Write(folder["run.db"], History);
        var triggers = sql.StartsWith("CREATE", StringComparison.Ordinal) ? "" : "DROP TRIGGER events_keep; DROP TRIGGER events_stay;";
        Execute(folder["run.db"], triggers + sql + Restored(triggers));
        var fault = Left(JournalReader.Read(folder["run.db"]));
        Assert.Equal(RunFaultKind.Damaged, fault.Kind);
        Assert.Contains($"damaged at {where}:", fault.What, StringComparison.Ordinal);
        Assert.Equal(fault, Left(Journal.Open(folder["run.db"])));
    }

    [Theory]
    [InlineData("started", "{\"recipe\":\"\",\"version\":\"\"}", long.MaxValue, "its time is no time since the start of a run")]
    [InlineData("started", "{\"recipe\":\"\",\"version\":\"\"}", -1, "its time is no time since the start of a run")]
    [InlineData("assessed", "{\"readings\":[null]}", 1, "it is no 'assessed': readings[0] is null")]
    [InlineData(
        "assessed",
        "{\"readings\":[{\"architecture\":\"a\",\"values\":[null]}]}",
        1,
        "it is no 'assessed': readings[0].values[0] is null"
    )]
    [InlineData("finished", "{\"trial\":0,\"outcome\":null}", 1, "it is no 'finished': outcome")]
    [InlineData(
        "finished",
        "{\"trial\":0,\"outcome\":{\"verdict\":\"scored\",\"score\":1,\"metrics\":[null]}}",
        1,
        "it is no 'finished': outcome.metrics[0] is null"
    )]
    [InlineData(
        "final-trained",
        "{\"trial\":0,\"outcome\":{\"verdict\":\"scored\",\"score\":1,\"metrics\":[{\"name\":\"test-accuracy\",\"value\":\"NaN\"}]}}",
        1,
        "it is no 'final-trained': outcome.metrics hold a test score that is not a finite number"
    )]
    [InlineData(
        "finished",
        "{\"trial\":0,\"outcome\":{\"verdict\":\"cancelled\",\"seconds\":1e300}}",
        1,
        "it is no 'finished': outcome.seconds"
    )]
    [InlineData("resumed", "{\"version\":\"\",\"minutes\":\"Infinity\"}", 1, "it is no 'resumed': minutes")]
    [InlineData("vanished", "{}", 1, "it is no 'vanished'")]
    public void Row_OfNonsenseWithAValidHash_IsDamage(string kind, string payload, long elapsed, string expected)
    {
        using var folder = new TemporaryFolder();
        Write(folder["run.db"], []);
        var hash = new StoredRow(1, kind, payload, "now", elapsed).HashAfter(StoredRow.Genesis);
        Execute(
            folder["run.db"],
            FormattableString.Invariant($"INSERT INTO events VALUES (1, '{kind}', '{payload}', 'now', {elapsed}, '{hash}')")
        );
        var fault = Left(JournalReader.Read(folder["run.db"]));
        Assert.Equal(RunFaultKind.Damaged, fault.Kind);
        Assert.Contains($"damaged at row 1: {expected}", fault.What, StringComparison.Ordinal);
    }

    [Fact]
    public void Journal_WithAnyBlockZeroedOrCut_IsRefusedOrWhole()
    {
        using var folder = new TemporaryFolder();
        Write(folder["run.db"], History);
        var bytes = File.ReadAllBytes(folder["run.db"]);
        for (var at = 0; at < bytes.Length; at += 509)
        {
            var damaged = bytes.ToArray();
            damaged.AsSpan(at, Math.Min(64, bytes.Length - at)).Clear();
            AssertRefusedOrWhole(folder["zeroed.db"], damaged);
            AssertRefusedOrWhole(folder["cut.db"], bytes[..at]);
        }
    }

    [Fact]
    public void Journal_WhoseLastWritesAreTorn_IsAPrefixOfWhatWasWritten()
    {
        using var folder = new TemporaryFolder();
        using var journal = Right(Journal.Open(folder["run.db"]));
        Append(journal, History);
        var (database, log) = (ReadShared(folder["run.db"]), ReadShared(folder["run.db-wal"]));
        var lengths = new SortedSet<int>();
        for (var cut = 0; cut <= log.Length; cut += 1031)
        {
            File.WriteAllBytes(folder["torn.db"], database);
            File.WriteAllBytes(folder["torn.db-wal"], log[..cut]);
            File.Delete(folder["torn.head"]);
            using var reopened = Right(Journal.Open(folder["torn.db"]));
            Assert.Equal(History.Take(reopened.History.Rows.Count), reopened.History.Rows.Map(row => row.Event));
            lengths.Add(reopened.History.Rows.Count);
            Append(reopened, History.Skip(reopened.History.Rows.Count));
            Assert.Equal(History, Right(JournalReader.Read(folder["torn.db"])).Rows.Map(row => row.Event));
        }

        Assert.True(lengths.Count > History.Count / 2, $"{lengths.Count} different prefixes");
    }

    [Fact]
    public void Journal_WithoutItsLog_TellsHowManyEventsAreMissing()
    {
        using var folder = new TemporaryFolder();
        using var journal = Right(Journal.Open(folder["run.db"]));
        Append(journal, History);
        Copy(folder, "run", "lost", log: 0);
        var fault = Left(JournalReader.Read(folder["lost.db"]));
        Assert.Equal(RunFaultKind.Damaged, fault.Kind);
        Assert.Contains($"holds 0 of the {History.Count} events", fault.What, StringComparison.Ordinal);
        Assert.Contains("delete lost.head", fault.Next, StringComparison.Ordinal);
        Assert.Equal(fault, Left(Journal.Open(folder["lost.db"])));
    }

    [Fact]
    public void Journal_WithATornLog_TellsWhatIsMissingAndGoesOnWithoutHead()
    {
        using var folder = new TemporaryFolder();
        using var journal = Right(Journal.Open(folder["run.db"]));
        Append(journal, History);
        var log = ReadShared(folder["run.db-wal"]).Length;
        for (var cut = 0; cut < log; cut += 4099)
        {
            Copy(folder, "run", "torn", cut);
            Assert.Contains($"of the {History.Count} events", Left(JournalReader.Read(folder["torn.db"])).What, StringComparison.Ordinal);
            File.Delete(folder["torn.head"]);
            var rest = Right(JournalReader.Read(folder["torn.db"])).Rows;
            Assert.Equal(History.Take(rest.Count), rest.Map(row => row.Event));
            File.Delete(folder["torn.db-shm"]);
        }
    }

    [Fact]
    public void Journal_OfAnotherRun_IsNotTheOneThatWasRecorded()
    {
        using var folder = new TemporaryFolder();
        Write(folder["run.db"], History);
        Write(folder["other.db"], History.Append(new SearchEvent.Stopped(StopReason.Interrupted)).Skip(1));
        File.Copy(folder["other.db"], folder["run.db"], overwrite: true);
        Assert.Contains("is not the journal that was recorded", Left(JournalReader.Read(folder["run.db"])).What, StringComparison.Ordinal);
    }

    [Fact]
    public void Journal_OfAnEarlierVersion_IsReadAndGetsAHead()
    {
        using var folder = new TemporaryFolder();
        Write(folder["run.db"], History.Take(5));
        File.Delete(folder["run.head"]);
        Write(folder["run.db"], History.Skip(5));
        Assert.StartsWith($"{History.Count, 12} ", File.ReadAllText(folder["run.head"]), StringComparison.Ordinal);
        Assert.Equal(History, Right(JournalReader.Read(folder["run.db"])).Rows.Map(row => row.Event));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("            12")]
    public void Journal_WithADamagedHead_SaysWhatToDelete(string head)
    {
        using var folder = new TemporaryFolder();
        Write(folder["run.db"], History);
        File.WriteAllText(folder["run.head"], head);
        Assert.Contains("or delete it", Left(JournalReader.Read(folder["run.db"])).Next, StringComparison.Ordinal);
    }

    [Fact]
    public void Journal_ThatIsALink_IsRefused()
    {
        using var folder = new TemporaryFolder();
        Write(folder["run.db"], History);
        File.CreateSymbolicLink(folder["link.db"], folder["run.db"]);
        Assert.Equal(RunFaultKind.Damaged, Left(JournalReader.Read(folder["link.db"])).Kind);
        Assert.Equal(RunFaultKind.Damaged, Left(Journal.Open(folder["link.db"])).Kind);
    }

    /// <summary>A copy of a journal that is open, with a part of its log.</summary>
    private static void Copy(TemporaryFolder folder, string from, string to, int log)
    {
        File.WriteAllBytes(folder[$"{to}.db"], ReadShared(folder[$"{from}.db"]));
        File.WriteAllBytes(folder[$"{to}.head"], ReadShared(folder[$"{from}.head"]));
        File.WriteAllBytes(folder[$"{to}.db-wal"], ReadShared(folder[$"{from}.db-wal"])[..log]);
    }

    private static byte[] ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var content = new MemoryStream();
        file.CopyTo(content);
        return content.ToArray();
    }

    private static void AssertRefusedOrWhole(string path, byte[] content)
    {
        File.WriteAllBytes(path, content);
        JournalReader
            .Read(path)
            .Match(read => Assert.Equal(History, read.Rows.Map(row => row.Event)), fault => Assert.Equal(RunFaultKind.Damaged, fault.Kind));
    }

    private static void Write(string path, IEnumerable<SearchEvent> history)
    {
        using var journal = Right(Journal.Open(path));
        Append(journal, history);
    }

    private static void Append(Journal journal, IEnumerable<SearchEvent> history)
    {
        foreach (var happened in history)
        {
            Right(journal.Append(happened, DateTimeOffset.UnixEpoch, TimeSpan.FromSeconds(1)));
        }
    }

    private static string Restored(string triggers) =>
        triggers.Length == 0
            ? ""
            : "; CREATE TRIGGER events_keep BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"
                + "; CREATE TRIGGER events_stay BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END";

    private static void Execute(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static T Right<T>(Either<RunFault, T> result) => result.IfLeft(fault => throw new InvalidOperationException(fault.ToString()));

    private static RunFault Left<T>(Either<RunFault, T> result) =>
        result.Match(_ => throw new InvalidOperationException("no fault"), fault => fault);
}
