using System.Diagnostics;
using Nas.Domain.Search.Recipes;
using Nas.Effects.Tests.Runs.Searching;
using Nas.Effects.Workers.Links;
using Nas.Tests;
using Xunit.Abstractions;

namespace Nas.Effects.Tests.Workers;

/// <summary>Searches whose places are jobs of a Slurm with three nodes.</summary>
public class SlurmTests(ITestOutputHelper output)
{
    private const int Places = 6;
    private const int MostCancels = 20;

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
        await Emptied();
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
        await Emptied();
    }

    [SlurmFact]
    public async Task Run_WithANodeThatLacksTheData_EndsOnTheOthers()
    {
        using var folder = new TemporaryFolder();
        var told = new List<string>();
        // The variable is set on the first node only.
        const string Hole = "sh -c 'case $SLURMD_NODENAME in n1) export NAS_TOY_PLACE=empty;; esac; exec \"$@\"' --";
        await using (var pool = new LinkPool(Programs("node", Hole)) { Say = told.Add })
        {
            await ToyRuns.Run(folder.Root, Recipe, pool.Runner, Places);
        }

        Assert.Equal(Expected, ToyRuns.Outcome(folder));
        Assert.Contains("n1: The images of toy cannot be read", Assert.Single(told), StringComparison.Ordinal);
    }

    private static Effects.Workers.WorkerProgram[] Programs(string mode, string inside = "") =>
        [
            .. LaunchText
                .Parse($"{Places}*{Slurm.Prefix} {inside}")
                .IfLeft(reason => throw new FormatException(reason))
                .Programs(TestWorkers.Command(mode), "nas-search"),
        ];

    private static Process Start(string folder) =>
        Process.Start(new ProcessStartInfo("dotnet", [TestWorkers.Program, "elsewhere", folder, $"{Places}", Slurm.Prefix]))!;

    /// <summary>Whoever is gone leaves no job behind.</summary>
    private static async Task Emptied()
    {
        for (var waited = 0; waited < 100 && Slurm.Jobs().Length > 0; waited++)
        {
            await Task.Delay(100);
        }

        Assert.Empty(Slurm.Jobs());
    }
}
