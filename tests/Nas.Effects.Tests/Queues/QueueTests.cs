using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Trials;
using Nas.Effects.Files;
using Nas.Effects.Runs;
using Nas.Effects.Tests.Runs.Searching;
using Nas.Effects.Training.Models;
using Nas.Effects.Trials;
using Nas.Queue;
using Nas.Tests;
using Xunit.Abstractions;
using static Nas.Effects.Tests.Workers.TestWorkers;

namespace Nas.Effects.Tests.Queues;

/// <summary>Trials through the queue of a real server.</summary>
public class QueueTests(ITestOutputHelper output)
{
    private static readonly QueueTimes Times = QueueTimes.Usual with
    {
        Answer = TimeSpan.FromSeconds(3),
        Sign = TimeSpan.FromSeconds(0.7),
        Look = TimeSpan.FromSeconds(2),
    };

    private static readonly Recipe Recipe = ToySpace.Recipe(ToySpace.Evolution, seed: 12, lookahead: 8, trials: 200);
    private static readonly string Expected = SimulatedSearch.Outcome(SimulatedSearch.Sequential(Recipe));

    [NatsFact]
    public async Task Run_ByWorkersOfAQueue_GivesTheLocalSearch()
    {
        using var folder = new TemporaryFolder();
        using var server = new NatsServer();
        server.Worker();
        server.Worker();
        await using var pool = Pool(server);
        await ToyRuns.Run(folder.Root, Recipe, pool.Runner, 8);
        Assert.Equal(Expected, ToyRuns.Outcome(folder));
    }

    [NatsFact]
    public async Task Run_UnderKillsOfAllThatTakePart_GivesTheLocalSearch()
    {
        using var folder = new TemporaryFolder();
        using var server = new NatsServer();
        var workers = Enumerable.Range(0, 4).Select(_ => server.Worker("", "unhurried")).ToList();
        var began = Stopwatch.GetTimestamp();
        var (search, deaths, kills) = (Search(folder.Root, server), 0, 0);
        for (var turn = 1; !search.HasExited || search.ExitCode != 0; turn++)
        {
            await Task.Delay(1000);
            if (turn == 6)
            {
                search.Kill();
                await search.WaitForExitAsync();
                (search, deaths) = (Search(folder.Root, server), deaths + 1);
            }
            else if (turn == 10)
            {
                server.Kill();
                await Task.Delay(1500);
                server.Restart();
            }
            else if (kills < 14)
            {
                workers[turn % 4].Kill();
                workers[turn % 4] = server.Worker("", "unhurried");
                kills++;
            }
        }

        output.WriteLine($"{kills} workers killed, {deaths} searches, {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s");
        Assert.True(kills >= 5);
        Assert.Equal(1, deaths);
        Assert.Equal(Expected, ToyRuns.Outcome(folder));
    }

    [NatsFact]
    public async Task Run_WhoseServerLosesItsDisk_GivesTheLocalSearch()
    {
        using var folder = new TemporaryFolder();
        using var server = new NatsServer();
        var workers = new[] { server.Worker("", "unhurried"), server.Worker("", "unhurried"), server.Worker("", "unhurried") };
        await using var pool = Pool(server);
        var recipe = ToySpace.Recipe(ToySpace.Evolution, seed: 12, lookahead: 8);
        var search = ToyRuns.Run(folder.Root, recipe, pool.Runner, 8);
        await Task.Delay(3000);
        server.Kill();
        server.Wipe();
        server.Restart();
        await search;
        Assert.Equal(SimulatedSearch.Outcome(SimulatedSearch.Sequential(recipe)), ToyRuns.Outcome(folder));
        Assert.All(workers, worker => Assert.False(worker.HasExited, worker.HasExited ? worker.StandardError.ReadToEnd() : ""));
    }

    [NatsFact]
    public async Task Answer_OfAWorkerThatStoodStill_ComesTooLate()
    {
        using var folder = new TemporaryFolder();
        using var server = new NatsServer();
        await using var pool = Pool(server);
        var worker = server.Worker();
        var trial = Outcome(pool, Spec($"slow {folder["pid"]}"));
        while (!File.Exists(folder["pid"]))
        {
            await Task.Delay(50);
        }

        Signal("-STOP", worker);
        File.Delete(folder["pid"]);
        server.Worker();
        var outcome = await trial;
        Assert.True(File.Exists(folder["pid"]), "Another worker has done it.");
        Signal("-CONT", worker);
        await Task.Delay(1500);
        Assert.Equal(outcome, await Outcome(pool, Spec($"slow {folder["pid"]}")));
        Assert.False(worker.HasExited);
    }

    [NatsFact]
    public async Task Weights_OfATrialInTheQueue_TravelBothWays()
    {
        using var folder = new TemporaryFolder();
        using var server = new NatsServer();
        server.Worker();
        await using var pool = Pool(server);
        var weights = new WeightsFolder(folder["weights"]);
        var start = new byte[1_300_000];
        new Random(1).NextBytes(start);
        var left = Convert.ToHexStringLower(SHA256.HashData([.. Enumerable.Reverse(start)]));
        var trial = Spec("weights") with { WeightsFolder = weights.Root, Inherits = weights.Keep(start) };
        var scored = Assert.IsType<Verdict.Scored>((await Outcome(pool, trial)).Verdict);
        Assert.Equal(1, scored.Score);
        Assert.Equal(left, scored.Weights.IfNone(""));
        Assert.True(weights.Check(left).IsNone);
        await Outcome(pool, trial with { WeightsFile = folder["best.safetensors"] });
        Assert.Equal(left, FileHash.Sha256(folder["best.safetensors"]).IfNone(""));
    }

    [NatsFact]
    public async Task Worker_WithoutTheData_LeavesTheTrialToOthers()
    {
        using var server = new NatsServer();
        var told = new ConcurrentQueue<string>();
        await using var pool = Pool(server, told);
        var unfit = server.Worker("empty");
        var trial = Outcome(pool, Spec("face"));
        await unfit.WaitForExitAsync();
        Assert.Equal(78, unfit.ExitCode);
        server.Worker();
        Assert.Equal(ToySpace.Train(Spec("face")), (await trial).Verdict);
        Assert.Contains(
            "cannot read the data of toy",
            Assert.Single(told, said => said.Contains("refuses", StringComparison.Ordinal)),
            StringComparison.Ordinal
        );
    }

    [NatsFact]
    public async Task Worker_ThatComputesOtherwise_IsNotMixedIn()
    {
        using var server = new NatsServer();
        var told = new ConcurrentQueue<string>();
        await using var pool = Pool(server, told);
        var first = server.Worker();
        Assert.Equal(ToySpace.Train(Spec("face")), (await Outcome(pool, Spec("face"))).Verdict);
        first.Kill();
        var other = server.Worker("other-identity");
        var trial = Outcome(pool, Spec("cafe"));
        await other.WaitForExitAsync();
        Assert.Equal(78, other.ExitCode);
        server.Worker();
        Assert.Equal(ToySpace.Train(Spec("cafe")), (await trial).Verdict);
        Assert.Contains(
            "computes as 'another toy'",
            Assert.Single(told, said => said.Contains("refuses", StringComparison.Ordinal)),
            StringComparison.Ordinal
        );
    }

    [NatsFact]
    public async Task Worker_OfAnotherBuild_IsNamed()
    {
        using var server = new NatsServer();
        var told = new ConcurrentQueue<string>();
        await using var pool = new QueuePool(
            server.Address,
            "run",
            QueueTerms.Own(true) with
            {
                BuildText = "another",
            },
            Times,
            told.Enqueue
        );
        var worker = server.Worker();
        using var cancellation = new CancellationTokenSource();
        var trial = pool.Runner.Run(Spec("face"), cancellation.Token);
        await worker.WaitForExitAsync();
        Assert.Equal(78, worker.ExitCode);
        await cancellation.CancelAsync();
        await trial;
        Assert.Contains(
            "another",
            Assert.Single(told, said => said.Contains("refuses", StringComparison.Ordinal)),
            StringComparison.Ordinal
        );
    }

    [NatsFact]
    public async Task Answer_LongerThanTheServerTakes_IsAFaultByName()
    {
        using var server = new NatsServer("max_payload: 3000");
        server.Worker();
        await using var pool = Pool(server);
        var fault = (await pool.Runner.Run(Spec("long"), default)).Match(
            outcome => throw new InvalidOperationException($"{outcome}"),
            f => f
        );
        Assert.Equal(RunFaultKind.NoWorkers, fault.Kind);
        Assert.Contains("An answer has", fault.What, StringComparison.Ordinal);
        Assert.Contains("the queue's server takes 3000", fault.What, StringComparison.Ordinal);
    }

    [NatsFact]
    public async Task Trial_Withdrawn_EndsItsWorkersProcess()
    {
        using var folder = new TemporaryFolder();
        using var server = new NatsServer();
        server.Worker();
        await using var pool = Pool(server);
        using var cancellation = new CancellationTokenSource();
        var trial = pool.Runner.Run(Spec("endless"), cancellation.Token);
        await Task.Delay(2000);
        await cancellation.CancelAsync();
        Assert.IsType<Verdict.Cancelled>((await trial).Map(outcome => outcome.Verdict).IfLeft(() => new Verdict.Hung("")));
        Assert.Equal(ToySpace.Train(Spec("face")), (await Outcome(pool, Spec("face"))).Verdict);
    }

    [Fact]
    public async Task Queue_WithoutAServer_IsAFaultWithTheAddress()
    {
        await using var pool = new QueuePool(
            new QueueAddress("nats://127.0.0.1:1", "toys"),
            "run",
            QueueTerms.Own(true),
            Times with
            {
                Reach = TimeSpan.FromSeconds(0.5),
            },
            _ => { }
        );
        var fault = (await pool.Runner.Run(Spec("face"), default)).Match(
            outcome => throw new InvalidOperationException($"{outcome}"),
            f => f
        );
        Assert.Contains("The queue nats://127.0.0.1:1/toys cannot be used", fault.What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nats://h:4222", "nats://h:4222/nas")]
    [InlineData("tls://h/a-b_1", "tls://h/a-b_1")]
    [InlineData("http://h", "is no address of a queue")]
    [InlineData("nats://me:secret@h", "an address holds no password")]
    [InlineData("nats://h/a.b", "is no name of a queue")]
    public void Address_AsWritten_IsReadOrRefused(string text, string expected) =>
        Assert.Contains(expected, QueueAddress.Parse(text).Match(address => $"{address}", reason => reason), StringComparison.Ordinal);

    private static QueuePool Pool(NatsServer server, ConcurrentQueue<string>? told = null) =>
        new(server.Address, "run", QueueTerms.Own(true), Times, said => told?.Enqueue(said));

    private static Process Search(string folder, NatsServer server) =>
        Process.Start(new ProcessStartInfo("dotnet", [Program, "queued", folder, server.Text]))!;

    private static async Task<TrialOutcome> Outcome(QueuePool pool, TrialSpec spec) =>
        (await pool.Runner.Run(spec, default)).IfLeft(fault => throw new InvalidOperationException($"{fault}"));

    private static void Signal(string signal, Process process) => Process.Start("kill", [signal, $"{process.Id}"]).WaitForExit();
}
