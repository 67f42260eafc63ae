using LanguageExt;
using Nas.Domain.Codecs;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Strategies;
using Nas.Domain.Search.Strategies.Catalogue;
using Nas.Domain.Search.Trials;
using Nas.Tool.Output;
using static LanguageExt.Prelude;

namespace Nas.Tool.Tests;

/// <summary>A strategy that the program does not know, added from here.</summary>
public class AddedStrategyTests
{
    private static readonly StrategyCatalogue Strategies = new([.. StrategyCatalogue.BuiltIn.All, SmallestOf.ThisKind]);

    [Fact]
    public async Task Search_ByAnAddedStrategy_ReplaysAndGoesOn()
    {
        using var scratch = new Scratch();
        var folder = scratch.At("run");
        var searched = await Run.Execute(
            Strategies,
            "search",
            "--task",
            "nasbench201-c10",
            "--strategy",
            "smallest",
            "--draws",
            "5",
            "--trials",
            "4",
            "--out",
            folder
        );
        Assert.Equal(ExitCode.Ok, searched.Code);
        Assert.Contains("smallest", searched.Out, StringComparison.Ordinal);
        Assert.Contains("draws: 5", await File.ReadAllTextAsync(Path.Combine(folder, "recipe.yaml")), StringComparison.Ordinal);
        Assert.Equal(ExitCode.Ok, (await Run.Execute(Strategies, "replay", folder)).Code);
        Assert.Equal(ExitCode.Ok, (await Run.Execute(Strategies, "search", "--resume", folder, "--trials", "6")).Code);
    }

    [Fact]
    public async Task Help_OfSearch_ListsAnAddedStrategysSettings()
    {
        var help = await Run.Execute(Strategies, "search", "--help");
        Assert.Contains("smallest", help.Out, StringComparison.Ordinal);
        Assert.Contains("--draws", help.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("--draws", (await Run.Execute("search", "--help")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Setting_OutsideItsRange_IsRefused() =>
        Assert.Equal(ExitCode.Usage, (await Run.Execute(Strategies, "search", "--strategy", "smallest", "--draws", "0")).Code);

    /// <summary>The smallest of some samples.</summary>
    private sealed record SmallestOf(int Draws) : Strategy
    {
        private static readonly NumberSetting<int> Setting = new("draws", "Samples that a trial chooses among", 1, 100) { Default = 3 };

        public static StrategyKind ThisKind { get; } =
            StrategyKind.Of(
                "smallest",
                Seq1<Setting>(Setting),
                request => new SmallestOf(request.Of(Setting)),
                Fields.Group(
                    Fields.Field("draws", Scalar.Int.AtLeast(1), (SmallestOf strategy) => strategy.Draws),
                    draws => new SmallestOf(draws)
                )
            );

        public override StrategyKind Kind => ThisKind;

        public override Draft Draft(SearchSpace space, SearchView view, RandomStream stream) =>
            new(
                new Origin.Sampled(),
                Enumerable
                    .Range(0, Draws)
                    .SelectMany(i => space.Sample(stream.Child(i)).AsEnumerable())
                    .OrderBy(candidate => candidate.Size.Parameters)
                    .ThenBy(candidate => candidate.Text, StringComparer.Ordinal)
                    .FirstOrDefault()
                    is { } smallest
                    ? smallest
                    : Option<Candidate>.None
            );
    }
}
