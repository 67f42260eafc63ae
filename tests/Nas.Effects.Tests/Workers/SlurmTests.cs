using System.Collections.Concurrent;
using System.Diagnostics;
using Nas.Domain.Search.Recipes;
using Nas.Effects.Tests.Runs.Searching;
using Nas.Effects.Trials;
using Nas.Effects.Workers.Links;
using Nas.Tests;
using Nas.Tests.Clusters;
using Xunit.Abstractions;

namespace Nas.Effects.Tests.Workers;

/// <summary>Searches whose places are jobs of a Slurm with three nodes.</summary>
public class SlurmTests(ITestOutputHelper output)
{
    private const int Places = 6;
    private const int MostCancels = 20;
    private const int Many = 2000;

    private static readonly Recipe Recipe = ToySpace.Recipe(ToySpace.Evolution, seed: 12, lookahead: 8, trials: 200);
    private static readonly string Expected = SimulatedSearch.Outcome(SimulatedSearch.Sequential(Recipe));

    [SlurmFact]
    public async Task Run_OverSixPlacesOfThreeNodes_GivesTheLocalSearch()
    {
        using var folder = new TemporaryFolder();
        var began = Stopwatch.GetTimestamp();
        await using (var pool = new LinkPool(Programs("node")))
        {
            await ToyRuns.Run(folder.Root, Recipe, pool.Runner, Places);
            output.WriteLine($"200 trials in {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s with the start of {Places} places");
        }

        Assert.Equal(Expected, ToyRuns.Outcome(folder));
        Assert.True(await Slurm.IsEmptySoon());
    }

    [SlurmFact]
    public async Task Run_UnderCancelsAPowerOffAndItsOwnDeath_GivesTheLocalSearch()
    {
        using var folder = new TemporaryFolder();
        var random = new Random(1);
        var began = Stopwatch.GetTimestamp();
        var (search, cancels, deaths) = (Start(folder.Root), 0, 0);
        for (var turn = 0; !search.HasExited || search.ExitCode != 0; turn++)
        {
            await Task.Delay(400);
            cancels += cancels < MostCancels && Slurm.CancelOne(random) ? 1 : 0;
            switch (turn)
            {
                case 12:
                    Slurm.PowerOff("n3");
                    break;
                case 20:
                    search.Kill();
                    break;
                case 24:
                    Slurm.PowerOn("n3");
                    break;
                default:
                    break;
            }

            if (search.HasExited && search.ExitCode != 0)
            {
                (search, deaths) = (Start(folder.Root), deaths + 1);
            }
        }

        output.WriteLine(
            $"200 trials, {cancels} cancels, a power-off, {deaths} deaths of the search, in {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s"
        );
        Assert.Equal((MostCancels, 1), (cancels, deaths));
        Assert.Equal(Expected, ToyRuns.Outcome(folder));
        Assert.True(await Slurm.IsEmptySoon());
    }

    [SlurmFact]
    public async Task Run_WithANodeThatLacksTheData_EndsOnTheOthers()
    {
        using var folder = new TemporaryFolder();
        var told = new List<string>();
        // The variable is set on the first node only.
        const string Hole = "sh -c 'case $SLURMD_NODENAME in n1) export NAS_TOY_PLACE=empty;; esac; exec \"$@\"' --";
        await using (var pool = new LinkPool(ProgramsInside(Hole, "node")) { Say = told.Add })
        {
            await ToyRuns.Run(folder.Root, Recipe, pool.Runner, Places);
        }

        Assert.Equal(Expected, ToyRuns.Outcome(folder));
        Assert.Contains("n1: The images of toy cannot be read", Assert.Single(told), StringComparison.Ordinal);
    }

    [SlurmFact]
    public async Task Run_WhoseControllerIsKilled_GivesTheLocalSearch()
    {
        using var folder = new TemporaryFolder();
        await using (var pool = new LinkPool(Programs("node", "unhurried")) { Say = output.WriteLine })
        {
            var search = ToyRuns.Run(folder.Root, Recipe, pool.Runner, Places);
            await Task.Delay(4000);
            Slurm.KillController();
            await Task.Delay(4000);
            Slurm.StartController();
            await search;
        }

        Assert.Equal(Expected, ToyRuns.Outcome(folder));
        Assert.True(await Slurm.IsEmptySoon());
    }

    [SlurmFact]
    public async Task Run_WhosePlacesArePreempted_GivesTheLocalSearch()
    {
        using var folder = new TemporaryFolder();
        var told = new ConcurrentQueue<string>();
        await using (var pool = new LinkPool(Programs("node", "unhurried")) { Say = told.Enqueue })
        {
            var search = ToyRuns.Run(folder.Root, Recipe, pool.Runner, Places);
            await Task.Delay(4000);
            Slurm.Occupy(nodes: 2, seconds: 5, isUrgent: true);
            await search;
        }

        Assert.Equal(Expected, ToyRuns.Outcome(folder));
        Assert.NotEmpty(told);
        Assert.All(told, said => Assert.StartsWith("a place was lost", said, StringComparison.Ordinal));
        Assert.True(await Slurm.IsEmptySoon());
    }

    [SlurmFact]
    public async Task Run_WhilstTheQueueIsFull_WaitsForItsPlaces()
    {
        const int Seconds = 15;
        using var folder = new TemporaryFolder();
        Slurm.Occupy(nodes: 3, Seconds);
        while (Slurm.Jobs().Length == 0)
        {
            await Task.Delay(100);
        }

        var began = Stopwatch.GetTimestamp();
        await using (var pool = new LinkPool(Programs("node")) { Say = said => Assert.Fail(said) })
        {
            await ToyRuns.Run(folder.Root, Recipe, pool.Runner, Places);
        }

        Assert.InRange(Stopwatch.GetElapsedTime(began).TotalSeconds, Seconds - 2, 55);
        Assert.Equal(Expected, ToyRuns.Outcome(folder));
    }

    [SlurmFact]
    public void Slurm_StartedTwentyTimes_LeavesNoProcess()
    {
        using var folder = new TemporaryFolder();
        for (var time = 0; time < 20; time++)
        {
            var began = Stopwatch.GetTimestamp();
            Slurm.Up(folder["slurm"]);
            var up = Stopwatch.GetElapsedTime(began).TotalSeconds;
            Slurm.Down(folder["slurm"]);
            output.WriteLine($"up {up:0.0} s, down {Stopwatch.GetElapsedTime(began).TotalSeconds - up:0.0} s");
            Assert.InRange(up, 0, 10);
            Assert.Empty(Slurm.ProcessesOf(folder["slurm"]));
        }
    }

    [SlurmFact]
    public async Task Rate_OfToyTrialsInWarmPlaces_IsNotThatOfAPoll()
    {
        using var folder = new TemporaryFolder();
        await using var pool = new LinkPool(Programs("node"));
        await Measure(folder["warm"], pool.Runner, 500);
        var (seconds, here) = await Measure(folder["places"], pool.Runner, Many);
        var (_, without) = await Measure(folder["here"], ToyRuns.Honest, Many);
        output.WriteLine(
            $"{Many / seconds:0} trials/s, {here:0.00} ms of this process for each; {without:0.00} ms where they are run in it"
        );
        Assert.True(Many / seconds > 2 * Places, "A place waits half a second between two trials.");
    }

    private static async Task<(double Seconds, double OwnMilliseconds)> Measure(string folder, TrialRunner runner, int trials)
    {
        var (began, worked) = (Stopwatch.GetTimestamp(), Process.GetCurrentProcess().TotalProcessorTime);
        await ToyRuns.Run(folder, ToySpace.Recipe(ToySpace.Evolution, seed: 3, lookahead: 64, trials), runner, Places);
        var own = Process.GetCurrentProcess().TotalProcessorTime - worked;
        return (Stopwatch.GetElapsedTime(began).TotalSeconds, own.TotalMilliseconds / trials);
    }

    private static Effects.Workers.WorkerProgram[] Programs(params string[] mode) => ProgramsInside("", mode);

    private static Effects.Workers.WorkerProgram[] ProgramsInside(string inside, params string[] mode) =>
        [
            .. LaunchText
                .Parse($"{Places}*{Slurm.Prefix} {inside}")
                .IfLeft(reason => throw new FormatException(reason))
                .Programs(TestWorkers.Command(mode), "nas-search"),
        ];

    private static Process Start(string folder) =>
        Process.Start(new ProcessStartInfo("dotnet", [TestWorkers.Program, "elsewhere", folder, $"{Places}", Slurm.Prefix]))!;
}
