using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using LanguageExt;
using Nas.Domain.Search.Trials;
using Nas.Effects.Files;
using Nas.Effects.Runs;
using Nas.Effects.Runs.Folders;
using Nas.Effects.Tests.Runs.Searching;
using Nas.Effects.Training.Models;
using Nas.Effects.Workers;
using Nas.Effects.Workers.Links;
using Nas.Tests;
using static LanguageExt.Prelude;
using static Nas.Effects.Tests.Workers.TestWorkers;

namespace Nas.Effects.Tests.Workers;

public class LinkPoolTests(LinkPoolTests.Shared shared) : IClassFixture<LinkPoolTests.Shared>
{
    [Fact]
    public async Task Run_OverTwoLinks_GivesTheLocalSearch()
    {
        using var folder = new TemporaryFolder();
        await using var pool = new LinkPool([Place(), Place()]);
        await ToyRuns.Run(folder.Root, ToyRuns.ByEvolution, pool.Runner, 2);
        Assert.Equal(ToyRuns.Expected, ToyRuns.Outcome(folder));
    }

    [Theory]
    [InlineData("abort", "crashed")]
    [InlineData("exit", "crashed")]
    [InlineData("throw", "crashed")]
    [InlineData("stop", "hung")]
    [InlineData("endless", "timed-out")]
    [InlineData("eat", "out-of-memory")]
    public async Task Trial_OfAHostileCandidate_EndsAsItDoesLocally(string candidate, string kind)
    {
        await using var own = new LinkPool([Place()]);
        // What fills memory is tried again in a fresh process.
        var pool = candidate == "eat" ? own : shared.Pool;
        var outcome = await Outcome(
            pool,
            Spec(candidate, wall: candidate == "endless" ? 0.7 : 30, megabytes: 300, silence: candidate == "stop" ? 0.6 : 20)
        );
        Assert.Equal(kind, outcome.Verdict.Kind);
        Assert.True(kind != "out-of-memory" || outcome.Usage.PeakBytes > 300 << 20, $"{outcome.Usage}");
        Assert.Equal(ToySpace.Train(Spec("face")), (await Outcome(pool, Spec("face"))).Verdict);
        Assert.Equal(0, pool.Losses);
    }

    [Fact]
    public async Task Usage_OfATrialThroughALink_IsItsWorkersOwn()
    {
        await using var pool = new LinkPool([Place()]);
        var (much, next) = (await Outcome(pool, Spec("heap")), await Outcome(pool, Spec("face")));
        Assert.True(next.Usage.PeakBytes < much.Usage.PeakBytes - (150 << 20), $"{much.Usage} and {next.Usage}");
    }

    [Fact]
    public async Task Place_OfATerminalsSearch_DoesNotGetItsCtrlC()
    {
        var worker = ((Verdict.Scored)(await Outcome(shared.Pool, Spec("pid"))).Verdict).Score;
        Assert.NotEqual(await StatusOf("self", 5), await StatusOf($"{worker}", 5));
    }

    [Theory]
    [InlineData("-9", "SIGKILL")]
    [InlineData("-15", "it was told to end (SIGTERM)")]
    public async Task Trial_WhosePlaceIsEnded_RunsAgainAndCountsOnce(string signal, string reason)
    {
        using var folder = new TemporaryFolder();
        var told = new List<string>();
        await using var pool = new LinkPool([Place()]) { Say = told.Add };
        var trial = Outcome(pool, Spec($"slow {folder["pid"]}"));
        await End(signal, await ParentOf(await Written(folder["pid"])));
        Assert.Equal(ToySpace.Train(Spec("face")), (await trial).Verdict);
        Assert.Contains(reason, Assert.Single(told), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("env NAS_TOY_PLACE=empty", "The images of toy cannot be read")]
    [InlineData("env NAS_TOY_PLACE=other-data", "other data under the name toy")]
    [InlineData("sh -c 'echo Welcome; exec \"$@\"' --", "sent an invalid answer")]
    [InlineData("no-such-program", "No such file")]
    [InlineData("sh -c 'exit 127'", "ended with status 127")]
    public async Task Place_ThatIsUnfit_GetsNoTrialAndIsNamedOnce(string prefix, string reason)
    {
        using var folder = new TemporaryFolder();
        var told = new List<string>();
        await using var pool = new LinkPool([Place(prefix), Place(prefix), Place()]) { Say = told.Add };
        await ToyRuns.Run(folder.Root, ToyRuns.ByEvolution, pool.Runner, 3);
        Assert.Equal(ToyRuns.Expected, ToyRuns.Outcome(folder));
        Assert.Contains(reason, Assert.Single(told), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Place_ThatComputesOtherwise_IsNotMixedIn()
    {
        var told = new ConcurrentQueue<string>();
        await using var pool = new LinkPool([Place(), Place("env NAS_TOY_PLACE=other-identity")]) { Say = told.Enqueue };
        var first = (await Outcome(pool, Spec("pid"))).Verdict;
        while (told.IsEmpty)
        {
            var both = await Task.WhenAll(Outcome(pool, Spec("pid")), Outcome(pool, Spec("pid")));
            Assert.All(both, outcome => Assert.Equal(first, outcome.Verdict));
        }

        Assert.Contains("computes as 'another toy'", Assert.Single(told), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Places_ThatAreAllUnfit_AreAFaultWithTheReason()
    {
        await using var pool = new LinkPool([Place("env NAS_TOY_PLACE=empty"), Place("env NAS_TOY_PLACE=empty")]);
        var fault = (await pool.Runner.Run(Spec("face"), default)).Match(
            outcome => throw new InvalidOperationException($"{outcome}"),
            f => f
        );
        Assert.Equal(RunFaultKind.NoWorkers, fault.Kind);
        Assert.Contains("The images of toy cannot be read", fault.What, StringComparison.Ordinal);
        Assert.StartsWith("Copy them", fault.Next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Weights_OfATrialElsewhere_TravelBothWays()
    {
        using var folder = new TemporaryFolder();
        var weights = new WeightsFolder(folder["weights"]);
        var start = new byte[1_300_000];
        new Random(1).NextBytes(start);
        var left = Convert.ToHexStringLower(SHA256.HashData([.. Enumerable.Reverse(start)]));
        var trial = Spec("weights") with { WeightsFolder = weights.Root, Inherits = weights.Keep(start) };
        var scored = Assert.IsType<Verdict.Scored>((await Outcome(shared.Pool, trial)).Verdict);
        Assert.Equal(1, scored.Score);
        Assert.Equal(left, scored.Weights.IfNone(""));
        Assert.True(weights.Check(left).IsNone);
        await Outcome(shared.Pool, trial with { WeightsFile = folder["best.safetensors"] });
        Assert.Equal(left, FileHash.Sha256(folder["best.safetensors"]).IfNone(""));
        Assert.Empty(Directory.EnumerateFiles(folder.Root, "*.new", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Place_ThatKeepsItsWeights_IsGivenUp()
    {
        using var folder = new TemporaryFolder();
        var told = new List<string>();
        var outcome = $"{{\"verdict\":\"scored\",\"score\":1000,\"weights\":\"{new string('0', 64)}\"}}";
        const string Key = "$(echo \"$b\" | sed 's/.*\"key\":\"\\([0-9a-f]*\\).*/\\1/')";
        var answers = $"echo '{{\"request\":2,\"key\":\"'{Key}'\",\"outcome\":{outcome}}}'; read c";
        await using var pool = new LinkPool([Feigned(answers), Place()]) { Say = told.Add };
        var verdict = (await Outcome(pool, Spec("face") with { WeightsFolder = folder["weights"] })).Verdict;
        Assert.Equal(ToySpace.Train(Spec("face")), verdict);
        Assert.Contains("does not send the weights of a trial: they did not arrive", Assert.Single(told), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_ToAnotherRequest_DoesNotCount()
    {
        const string Stale = "{\"request\":2,\"key\":\"0123456789abcdef\",\"outcome\":{\"verdict\":\"scored\",\"score\":1000}}";
        await using var pool = new LinkPool([Feigned($"echo '{Stale}'"), Place()]);
        Assert.Equal(ToySpace.Train(Spec("face")), (await Outcome(pool, Spec("face"))).Verdict);
        Assert.Equal(1, pool.Losses);
    }

    [Fact]
    public async Task Trial_Cancelled_EndsWithItsPlace()
    {
        using var folder = new TemporaryFolder();
        using var cancellation = new CancellationTokenSource();
        string child;
        await using (var pool = new LinkPool([Place()]))
        {
            var trial = pool.Runner.Run(Spec($"slow {folder["pid"]}"), cancellation.Token);
            child = await Written(folder["pid"]);
            await cancellation.CancelAsync();
            Assert.IsType<Verdict.Cancelled>((await trial).Map(outcome => outcome.Verdict).IfLeft(() => new Verdict.Hung("")));
        }

        Assert.False(Directory.Exists($"/proc/{child}") && !(await File.ReadAllTextAsync($"/proc/{child}/stat")).Contains(") Z"), "left");
    }

    /// <summary>A place of all tests that leave it as it was.</summary>
    public sealed class Shared : IAsyncLifetime
    {
        public LinkPool Pool { get; } = new([Place()]);

        public Task InitializeAsync() => Task.CompletedTask;

        public async Task DisposeAsync() => await Pool.DisposeAsync();
    }

    private static WorkerProgram Place(string prefix = "env") =>
        LaunchText
            .Parse(prefix)
            .Map(launch => launch.Programs(Command("node"), "nas-search").Single())
            .IfLeft(reason => throw new FormatException(reason));

    /// <summary>A place that is ready as a node is, and then does what a script says.</summary>
    private static WorkerProgram Feigned(string script)
    {
        const string Ready = "{\"request\":1,\"ready\":{\"fingerprint\":\"none\",\"identity\":\"toy\"}}";
        var hello =
            $"{{\"request\":0,\"hello\":{{\"protocol\":{NodeGreeting.CurrentProtocol},\"build\":\"{Build.Text}\",\"host\":\"n1\",\"memory_bytes\":9000000000000}}}}";
        return new WorkerProgram("sh", Seq("-c", $"echo '{hello}'; read a; echo '{Ready}'; read b; {script}"));
    }

    private static async Task<Effects.Trials.TrialOutcome> Outcome(LinkPool pool, TrialSpec spec) =>
        (await pool.Runner.Run(spec, default)).IfLeft(fault => throw new InvalidOperationException($"{fault}"));

    private static async Task End(string signal, string process)
    {
        using var kill = Process.Start("kill", [signal, process]);
        await kill.WaitForExitAsync();
    }

    private static Task<string> ParentOf(string process) => StatusOf(process, 3);

    /// <summary>A field of a process's status, counted from 0.</summary>
    private static async Task<string> StatusOf(string process, int field)
    {
        var status = await File.ReadAllTextAsync($"/proc/{process}/stat");
        return status[(status.LastIndexOf(')') + 2)..].Split(' ')[field - 2];
    }

    private static async Task<string> Written(string file)
    {
        while (!File.Exists(file) || !(await File.ReadAllTextAsync(file)).EndsWith('\n'))
        {
            await Task.Delay(20);
        }

        return (await File.ReadAllTextAsync(file)).Trim();
    }
}
