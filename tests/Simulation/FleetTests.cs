using System.Diagnostics;
using System.Globalization;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Strategies.Random;
using Nas.Effects.Runs;
using Nas.Tests;
using Xunit.Abstractions;

namespace Nas.Simulation;

/// <summary>Searches over fleets of places. By hand, for the curve of docs/research/cluster.md:
/// NAS_FLEET=1000x5 for so many places and trials of each.</summary>
public class FleetTests(ITestOutputHelper output)
{
    private static readonly FleetFaults Rough = FleetFaults.None with { LifeSeconds = 1800, Stragglers = 10, Unfit = 20 };

    [Fact]
    public void Fleet_WhosePlacesComeAndGo_GivesTheLocalSearch()
    {
        var recipe = ToySpace.Recipe(ToySpace.Evolution, lookahead: 16, trials: 200);
        var fleet = new Fleet(recipe, 12, Rough with { LifeSeconds = 200 }, seed: 3);
        Assert.Equal(Telling.Of(SimulatedSearch.Sequential(recipe)), Told(fleet));
        Assert.Superset(
            new HashSet<string>(["PlaceDies", "PlaceLeaves", "PlaceFallsSilent", "PlaceUnfit"]),
            fleet.Injected.Kinds.ToHashSet()
        );
    }

    [Theory]
    [InlineData("calm", 0.95)]
    [InlineData("rough", 0.5)] // A straggler holds up logical time: what is a lookahead behind it waits.
    public void Fleet_OfManyPlaces_IsBusy(string weather, double least)
    {
        var size = (Environment.GetEnvironmentVariable("NAS_FLEET") ?? "30x8").Split('x').Select(int.Parse).ToList();
        var (places, trials) = (size[0], size[0] * size[1]);
        var began = Stopwatch.GetTimestamp();
        var fleet = new Fleet(Wide(places, trials), places, weather == "calm" ? FleetFaults.None : Rough, seed: 1);
        Told(fleet);
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{places} places, {trials} trials, {weather}: {trials / fleet.Seconds:0.00} trials/s, busy {fleet.Busy:P1}; {fleet.Injected}; simulated in {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s"
            )
        );
        Assert.InRange(fleet.Busy, least, 1);
    }

    [Fact]
    public void Fleet_WhosePlacesDieAtOnce_EndsWithAFaultAndNoVerdict()
    {
        var fleet = new Fleet(Wide(places: 3, trials: 30), 3, FleetFaults.None with { LifeSeconds = 1e-3 }, seed: 1);
        var fault = fleet.Run().Match(_ => throw new InvalidOperationException("It ended well."), fault => fault);
        Assert.Equal(RunFaultKind.NoWorkers, fault.Kind);
        Assert.Contains("Every trial recorded so far is safe", fault.Safe, StringComparison.Ordinal);
    }

    private static Recipe Wide(int places, int trials) => ToySpace.Recipe(new RandomSearch(), lookahead: 2 * places, trials: trials);

    private static string Told(Fleet fleet) =>
        Telling.Of(fleet.Run().IfLeft(fault => throw new InvalidOperationException($"{fault}")).Rows.Select(row => row.Event));
}
