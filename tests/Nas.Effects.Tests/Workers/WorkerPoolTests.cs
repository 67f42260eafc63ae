using System.Diagnostics;
using System.Globalization;
using LanguageExt;
using Nas.Domain.Search.Trials;
using Nas.Effects.Runs;
using Nas.Effects.Training;
using Nas.Effects.Workers;
using Nas.Tests;
using static LanguageExt.Prelude;
using static Nas.Effects.Tests.Workers.TestWorkers;

namespace Nas.Effects.Tests.Workers;

public class WorkerPoolTests(WorkerPoolTests.Shared shared) : IClassFixture<WorkerPoolTests.Shared>
{
    [Theory]
    [InlineData("abort", "crashed", "SIGABRT")]
    [InlineData("segfault", "crashed", "signal 11 (SIGSEGV)")]
    [InlineData("overflow", "crashed", "SIGABRT")]
    [InlineData("exit", "crashed", "ended with status 0 without a result")]
    [InlineData("throw", "crashed", "InvalidOperationException: toy trouble")]
    [InlineData("stop", "hung", "no heartbeat for 0.6 s")]
    [InlineData("endless", "timed-out", "not done after 0.7 s")]
    [InlineData("eat", "out-of-memory", "of 300 MiB")]
    public async Task Trial_OfAHostileCandidate_EndsInAVerdictAndHarmsNoOther(string candidate, string kind, string reason)
    {
        await using var own = new WorkerPool(Command("worker"));
        // What fills memory is tried again in a fresh process.
        var pool = candidate == "eat" ? own : shared.Pool;
        var verdict = await pool.Verdict(
            Spec(candidate, wall: candidate == "endless" ? 0.7 : 30, megabytes: 300, silence: candidate == "stop" ? 0.6 : 20)
        );
        Assert.Equal(kind, verdict.Kind);
        Assert.Contains(reason, verdict.Explanation, StringComparison.Ordinal);
        Assert.Equal(ToySpace.Train(Spec("face")), await pool.Verdict(Spec("face")));
    }

    [Theory]
    [InlineData("segfault", "crashed: ended by signal 11 (SIGSEGV)")]
    [InlineData("exit", "crashed: ended with status 0 without a result")]
    [InlineData("throw", "crashed: InvalidOperationException: toy trouble")]
    [InlineData("stop", "hung: no heartbeat for 0.6 s")]
    [InlineData("endless", "timed-out: not done after 0.7 s")]
    [InlineData("eat", "out-of-memory: used ")]
    public async Task Assessment_OfAHostileCandidate_FailsAndHarmsNoOther(string candidate, string failure)
    {
        await using var own = new WorkerPool(Command("worker"));
        var pool = candidate == "eat" ? own : shared.Pool;
        var limits = new TrialLimits(candidate == "endless" ? 0.7 : 30, 300 << 20, candidate == "stop" ? 0.6 : 20);
        var (lost, next) = (await pool.Reading(candidate, limits), await pool.Reading("face", limits));
        Assert.StartsWith(failure, lost.Failure.IfNone(""), StringComparison.Ordinal);
        Assert.Equal("share=NaN luck=NaN", string.Join(' ', lost.Values.Select(value => $"{value.Name}={value.Value}")));
        Assert.Equal(ToySpace.Assess("face"), next);
    }

    [Fact]
    public async Task Assessment_ThatNoCandidateCanHave_IsAFault()
    {
        var result = await shared.Pool.Assessor.Run(ReadingOf("fault", Spec("face").Limits), default);
        Assert.Equal("No candidate can be read.", result.Match(_ => "", fault => fault.What));
    }

    [Fact]
    public async Task Trial_InAProcessThatEarlierTrialsFilled_RunsAgainInAFreshOne()
    {
        await using var pool = new WorkerPool(Command("worker"));
        var processes = new[] { await pool.Verdict(Spec("hoard", megabytes: 300)), await pool.Verdict(Spec("hoard", megabytes: 300)) };
        Assert.Equal(2, processes.Select(verdict => Assert.IsType<Verdict.Scored>(verdict).Score).Distinct().Count());
    }

    [Theory]
    [InlineData("garbage", "sent an invalid answer")]
    [InlineData("endless-line", "sent an invalid answer")]
    [InlineData("truncated", "in the middle of a result")]
    [InlineData("nonsense", "sent an invalid answer; outcome.score is 'NaN', not a number")]
    public async Task Trial_OfAWorkerThatBreaksTheProtocol_IsCrashedWithTheReason(string what, string reason)
    {
        await using var pool = new WorkerPool(Command("raw", what));
        var verdict = await pool.Verdict(Spec("face"));
        Assert.IsType<Verdict.Crashed>(verdict);
        Assert.Contains(reason, verdict.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trial_OfADeafWorker_IsHung()
    {
        await using var pool = new WorkerPool(Command("raw", "deaf"));
        Assert.IsType<Verdict.Hung>(await pool.Verdict(Spec(new string('a', 1 << 20), silence: 0.5)));
    }

    [Theory]
    [InlineData("double")]
    [InlineData("foreign")]
    public async Task Trial_OfAWorkerThatAnswersTooOften_CountsOnce(string what)
    {
        await using var pool = new WorkerPool(Command("raw", what));
        Assert.Equal(Verdict.FromScore(0.25, default, default), await pool.Verdict(Spec("face")));
        Assert.Equal(Verdict.FromScore(0.25, default, default), await pool.Verdict(Spec("face")));
    }

    [Fact]
    public async Task Trial_ThatPrintsResultsOfItsOwn_CannotForgeOne()
    {
        Assert.Equal(ToySpace.Train(Spec("face")), await shared.Pool.Verdict(Spec("noise")));
    }

    [Fact]
    public async Task Trial_ThatReportsHowFarItIs_IsHeardAndAnswered()
    {
        var heard = new List<(string Word, TrainingProgress Progress)>();
        await using var pool = new WorkerPool(Command("worker", "talkative"))
        {
            Report = (spec, progress) => heard.Add((spec.Architecture, progress)),
        };
        Assert.Equal(ToySpace.Train(Spec("face")), await pool.Verdict(Spec("face")));
        Assert.Equal([("face", new TrainingProgress(2, 3, 4, double.NaN) { Done = 0.5, Accuracy = 0.25 })], heard);
    }

    [Fact]
    public async Task Trial_WhoseWorkerSomebodyKills_RunsAgainAndCountsOnce()
    {
        using var folder = new TemporaryFolder();
        await using var pool = new WorkerPool(Command("worker"));
        var trial = pool.Verdict(Spec($"slow {folder["pid"]}"));
        using var victim = Process.GetProcessById(int.Parse(await Written(folder["pid"]), CultureInfo.InvariantCulture));
        victim.Kill();
        Assert.Equal(ToySpace.Train(Spec("face")), await trial);
    }

    [Fact]
    public async Task Trial_LostThreeTimesWhileOthersRun_GetsAVerdictThatSaysSo()
    {
        using var spawner = new Spawner();
        await using var pool = Hurried(spawner);
        var lost = pool.Verdict(Spec("suicide"));
        while (!lost.IsCompleted)
        {
            Assert.Equal(ToySpace.Train(Spec("face")), await pool.Verdict(Spec("face")));
        }

        var verdict = Assert.IsType<Verdict.Crashed>(await lost);
        Assert.Contains("lost its worker 3 times while others were answered", verdict.Reason, StringComparison.Ordinal);
        Assert.Contains("SIGKILL", verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trial_LostThreeTimesAlone_IsHeldAgainstTheLastAnswer()
    {
        using var spawner = new Spawner();
        await using var pool = Hurried(spawner);
        await pool.Verdict(Spec("face"));
        Assert.IsType<Verdict.Crashed>(await pool.Verdict(Spec("suicide")));
        var limits = Spec("face").Limits;
        Assert.StartsWith(
            "crashed: lost its worker 3 times",
            (await pool.Reading("suicide", limits)).Failure.IfNone(""),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Trial_OfWorkersThatAreAllLost_IsAFaultAfterTen()
    {
        using var spawner = new Spawner();
        await using var pool = Hurried(spawner);
        var result = await pool.Runner.Run(Spec("suicide"), default);
        var fault = result.Match(outcome => throw new InvalidOperationException($"{outcome}"), fault => fault);
        Assert.Equal(RunFaultKind.NoWorkers, fault.Kind);
        Assert.StartsWith("10 worker processes in a row were lost", fault.What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kill -9 $$", 3)]
    [InlineData("kill -15 $$", 2)]
    [InlineData("exec sleep 60 >&-", 1)]
    [InlineData("echo '{\"request\":0}'; read line; kill -9 $$", 2)]
    [InlineData("echo '{\"request\":0}'; read line; exec sleep 60 >&-", 1)]
    public async Task Worker_LostAtItsStartOrWork_IsReplaced(string loss, int times)
    {
        using var folder = new TemporaryFolder();
        var script = $"echo >> {folder["count"]}; [ $(wc -l < {folder["count"]}) -gt {times} ] && exec dotnet {Program} worker; {loss}";
        await using var pool = new WorkerPool(new WorkerProgram("sh", Seq("-c", script)));
        Assert.Equal(ToySpace.Train(Spec("face")), await pool.Verdict(Spec("face")));
        Assert.Equal(times + 1, (await File.ReadAllTextAsync(folder["count"])).Length);
    }

    [Fact]
    public async Task Worker_KilledWhileIdle_IsNoLossOfTheNextTrial()
    {
        await using var pool = new WorkerPool(Command("worker"));
        for (var round = 0; round < 4; round++)
        {
            using var idle = Process.GetProcessById(await ProcessOf(pool));
            idle.Kill();
            await idle.WaitForExitAsync();
        }

        Assert.Equal(ToySpace.Train(Spec("face")), await pool.Verdict(Spec("face")));
    }

    [Fact]
    public async Task Worker_WhenMemoryRunsOut_IsKilledBeforeItsSearch()
    {
        var worker = await File.ReadAllTextAsync($"/proc/{await ProcessOf(shared.Pool)}/oom_score_adj");
        var search = await File.ReadAllTextAsync("/proc/self/oom_score_adj");
        Assert.True(
            int.Parse(worker, CultureInfo.InvariantCulture) > int.Parse(search, CultureInfo.InvariantCulture),
            $"{worker} and {search}"
        );
    }

    [Fact]
    public async Task Trial_Cancelled_EndsAndItsProcessIsGone()
    {
        await using var pool = new WorkerPool(Command("worker"));
        var worker = await ProcessOf(pool);
        using var cancellation = new CancellationTokenSource();
        var trial = pool.Verdict(Spec("endless"), cancellation.Token);
        await cancellation.CancelAsync();
        Assert.IsType<Verdict.Cancelled>(await trial);
        Assert.False(Directory.Exists($"/proc/{worker}"), "the killed worker was not reaped");
    }

    [Fact]
    public async Task Worker_AfterAGoodTrial_ServesTheNextOne()
    {
        Assert.Equal(await ProcessOf(shared.Pool), await ProcessOf(shared.Pool));
    }

    [Fact]
    public async Task Outcome_OfAWorker_TellsTimeAndMemory()
    {
        var usage = (await shared.Pool.Runner.Run(Spec("face"), default)).Match(o => o.Usage, _ => Usage.None);
        Assert.True(usage is { Seconds: > 0, PeakBytes: > 1 << 20 }, $"{usage}");
    }

    [Fact]
    public async Task Worker_AfterATrialOfMuchMemory_HoldsItNoMore()
    {
        await using var pool = new WorkerPool(Command("worker"));
        var (much, next) = (await PeakOf("heap"), await PeakOf("face"));
        Assert.True(next < much - (150 << 20), $"{much >> 20} MiB, then {next >> 20} MiB");

        async Task<long> PeakOf(string word) =>
            (await pool.Runner.Run(Spec(word), default)).Match(outcome => outcome.Usage.PeakBytes, _ => 0);
    }

    [Theory]
    [InlineData("raw", "mute")]
    [InlineData("no-such-mode", "")]
    public async Task Worker_ThatCannotStart_IsAFaultAndNoVerdict(string mode, string what)
    {
        await using var pool = new WorkerPool(Command(mode, what));
        var result = await pool.Runner.Run(Spec("face"), default);
        Assert.Equal(RunFaultKind.NoWorkers, result.Match(_ => RunFaultKind.Usage, fault => fault.Kind));
    }

    [Fact]
    public async Task Worker_OfASearchThatIsKilled_DiesWithIt()
    {
        using var folder = new TemporaryFolder();
        using var search = Process.Start(new ProcessStartInfo("dotnet", [TestWorkers.Program, "orphan", folder["pid"]]))!;
        var worker = $"/proc/{await Written(folder["pid"])}";
        Assert.True(Directory.Exists(worker));
        search.Kill();
        await search.WaitForExitAsync();
        for (var waited = 0; waited < 100 && IsRunning(worker); waited++)
        {
            await Task.Delay(50);
        }

        Assert.False(IsRunning(worker), "the worker outlived its search");
    }

    /// <summary>A pool that waits for lost workers a quarter as long.</summary>
    private static WorkerPool Hurried(Spawner spawner) => new([Command("worker")], spawner.Start, new HurriedTime());

    /// <summary>A pool of all tests that leave it as it was, or without a worker.</summary>
    public sealed class Shared : IAsyncLifetime
    {
        public WorkerPool Pool { get; } = new(Command("worker"));

        public Task InitializeAsync() => Task.CompletedTask;

        public async Task DisposeAsync() => await Pool.DisposeAsync();
    }

    private static async Task<string> Written(string file)
    {
        while (!File.Exists(file) || !(await File.ReadAllTextAsync(file)).EndsWith('\n'))
        {
            await Task.Delay(20);
        }

        return (await File.ReadAllTextAsync(file)).Trim();
    }

    /// <summary>A zombie that a careless init has not reaped yet does not run.</summary>
    private static bool IsRunning(string process) =>
        File.Exists($"{process}/stat") && !File.ReadAllText($"{process}/stat").Contains(") Z", StringComparison.Ordinal);

    private static async Task<int> ProcessOf(WorkerPool pool) => (int)((Verdict.Scored)await pool.Verdict(Spec("pid"))).Score;
}
