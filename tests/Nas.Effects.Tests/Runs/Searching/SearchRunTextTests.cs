using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Strategies;
using Nas.Domain.Search.Strategies.Objective;
using Nas.Domain.Search.Strategies.Rejection;
using Nas.Domain.Search.Strategies.Selection;
using Nas.Domain.Search.Surrogates;
using Nas.Effects.Models.Fits;
using Nas.Effects.Runs.Replaying;
using Nas.Effects.Runs.Searching;
using Nas.Effects.Tests.Engine;
using Nas.Effects.Trials;
using Nas.Tests;
using static Nas.Effects.Tests.Runs.Searching.ToyRuns;

namespace Nas.Effects.Tests.Runs.Searching;

/// <summary>Searches whose surrogate is the language model that comes with the product.</summary>
[Collection(TensorCollection.Name)]
[Trait("Runs", "alone")]
public class SearchRunTextTests
{
    private static readonly Surrogate Text = Surrogate.FromText(refit: 4, fitOnAll: true) with { Start = 6, ExplorationWeight = 0.5 };

    private static readonly Strategy[] Strategies =
    [
        new SurrogateSelection(ToySpace.Evolution, Text, 10, 3, 0.2),
        new SurrogateRejection(ToySpace.Evolution, Text, 6, 0.5),
        new SurrogateObjective(ToySpace.Evolution, Text, 3),
    ];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Run_ByALanguageModel_RecordsWhatItSaysAndReplays(int strategy)
    {
        using var folder = new TemporaryFolder();
        await Search(folder, ToySpace.Recipe(Strategies[strategy], trials: 14));
        var replay = Replayed(folder).IfNone(() => throw new InvalidOperationException("There is no run."));
        Assert.Contains(replay.History.Rows, row => row.Event is SearchEvent.Fitted { Result.Architectures.IsEmpty: false });
        Assert.IsType<ReplayResult.Identical>(replay.Decisions(ToySpace.Space));
        using var again = new ModelFits();
        var scores = await replay.Scores(ToySpace.Space, Honest, again.Runner, 2, _ => { }, default);
        Assert.IsType<ReplayResult.Identical>(scores.IfLeft(fault => throw new InvalidOperationException($"{fault}")));
    }

    [Fact]
    public async Task Run_ResumedByALanguageModel_DecidesAsTheWholeDoes()
    {
        using var whole = new TemporaryFolder();
        using var parts = new TemporaryFolder();
        var recipe = ToySpace.Recipe(Strategies[0], trials: 14);
        await Search(whole, recipe);
        using var after = new CancellationTokenSource();
        using var fits = new ModelFits();
        var asked = 0;
        var interrupted = new FitRunner(
            async (request, cancel) =>
            {
                if (++asked == 3)
                {
                    await after.CancelAsync();
                    await Task.Delay(Timeout.Infinite, cancel);
                }

                return await fits.Runner.Run(request, cancel);
            }
        );
        await Search(parts, recipe, interrupted, after.Token);
        await Search(parts, recipe);
        Assert.Equal(Outcome(whole), Outcome(parts));
    }

    private static async Task Search(TemporaryFolder folder, Recipe recipe)
    {
        using var fits = new ModelFits();
        await Search(folder, recipe, fits.Runner, default);
    }

    private static async Task Search(TemporaryFolder folder, Recipe recipe, FitRunner fitter, CancellationToken after)
    {
        using var session = Session(folder.Root, recipe);
        var run = new SearchRun(session, ToySpace.Space, Honest, 2, SearchObserver.None)
        {
            Assessor = InProcessTrials.CreateAssessor((spec, _) => ToySpace.Assess(spec.Architecture)),
            Fitter = fitter,
        };
        (await run.Execute(new StopTokens(after, default))).IfLeft(fault => throw new InvalidOperationException($"{fault}"));
    }
}
