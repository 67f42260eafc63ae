using LanguageExt;
using Nas.Domain.Architectures.Grammars.Text;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Strategies;
using Nas.Domain.Search.Strategies.Selection;
using Nas.Domain.Search.Surrogates;
using Nas.Domain.Search.Trials;
using Nas.Domain.ZeroCost;
using Nas.Effects.Data.Sets;
using Nas.Effects.Data.Tasks;
using Nas.Effects.Runs.Folders;
using Nas.Effects.Runs.Replaying;
using Nas.Effects.Runs.Searching;
using Nas.Effects.Scoring;
using Nas.Effects.Tests.Engine;
using Nas.Effects.Trials;
using static LanguageExt.Prelude;

namespace Nas.Effects.Tests.Scoring;

[Collection(TensorCollection.Name)]
[Trait("Runs", "alone")]
public sealed class ImageProxiesTests
{
    private const string Small = "route(im2col(4,4,0), compute(linear(16)), identity)";
    private const string Smaller = "route(im2col(4,4,0), compute(linear(8)), identity)";

    private static readonly Recipe Recipe = RecipeOf(
        new SurrogateSelection(
            new(6, 3, 1, 0),
            new(SurrogateEncoding.Zcp, "ridge", Start: 5, Refit: 3, FitOnAll: true) { Proxies = ProxySuite.Quick },
            Sampled: 6,
            Chosen: 3,
            Fresh: 0.5
        )
    );

    [Fact]
    public async Task Search_WithProxies_RecordsThemGoesOnToTheSameAndReplays()
    {
        using var whole = new TemporaryFolder();
        using var halved = new TemporaryFolder();

        await Search(whole, Recipe, stopAfter: int.MaxValue);
        await Search(halved, Recipe, stopAfter: 1);
        Assert.InRange(Read(halved).State.Trials.Count, 6, 8);
        await Search(halved, Recipe, stopAfter: int.MaxValue);

        var (once, resumed) = (Read(whole), Read(halved));
        Assert.Equal(11, once.State.Trials.Count);
        Assert.Equal(once.State.Trials.Map(trial => trial.Proposal), resumed.State.Trials.Map(trial => trial.Proposal));
        Assert.Equal(Values(once.State.Assessments.All), Values(resumed.State.Assessments.All));
        Assert.NotEmpty(once.State.Assessments.All);
        Assert.All(
            once.State.Assessments.All,
            assessment => Assert.Equal(ProxySuite.Quick.AsEnumerable(), assessment.Values.Map(value => value.Name).AsEnumerable())
        );
        Assert.All(new[] { once, resumed }, run => Assert.IsType<ReplayResult.Identical>(run.Decisions(Space(Recipe))));
    }

    [Fact]
    public void Assessment_OfAnArchitecture_DoesNotDependOnOthers() =>
        Assert.Equal(Values(Assess(Recipe, Small, Smaller)).Last(), Assert.Single(Values(Assess(Recipe, Smaller))));

    [Fact]
    public void Assessment_WithAnotherSeed_HasOtherWeightsAndImages()
    {
        var (one, other) = (Assess(Recipe, Small), Assess(Recipe with { Seed = new(2) }, Small));

        Assert.Equal(ValueOf(one[0], "params"), ValueOf(other[0], "params"));
        Assert.All(["l2_norm", "snip"], name => Assert.NotEqual(ValueOf(one[0], name), ValueOf(other[0], name)));
    }

    [Fact]
    public void Assessment_OfAnInvalidOrHugeNetwork_LacksValues()
    {
        var nothing = Assess(Recipe, "compute(", Small);
        var narrow = Assess(Recipe with { TrialLimits = Recipe.TrialLimits with { MemoryBytes = 1000 } }, Small);

        Assert.Equal(["compute(", Small], nothing.Map(assessment => assessment.Architecture).ToArray());
        Assert.All(nothing[0].Values, value => Assert.Equal(double.NaN, value.Value));
        Assert.Equal(["nwot"], nothing[1].Values.Filter(value => double.IsNaN(value.Value)).Map(value => value.Name).ToArray()); // it has no unit to switch
        Assert.Equal(
            ["flops", "l2_norm", "params"],
            narrow[0].Values.Filter(value => double.IsFinite(value.Value)).Map(value => value.Name).ToArray()
        );
    }

    [Fact]
    public void Assessment_OfOtherImagesOrUnknownProxies_IsAFault()
    {
        var foreign = Recipe with { Task = Recipe.Task with { Fingerprint = "another" } };
        var unknown = RecipeOf(
            ((SurrogateSelection)Recipe.Strategy) with
            {
                Surrogate = new(SurrogateEncoding.Zcp, "ridge", 5, 3, true) { Proxies = ["snap"] },
            }
        );

        Assert.Contains("not those that the search began with", Refusal(foreign), StringComparison.Ordinal);
        Assert.Contains("'snap'", Refusal(unknown), StringComparison.Ordinal);
    }

    private static ProxyAssessment[] Assess(Recipe recipe, params string[] architectures)
    {
        var proxies = new ImageProxies(new LatestTask());
        return
        [
            .. architectures.Select(text =>
                proxies.Assess(recipe.ToRead(text), default).IfLeft(fault => throw new InvalidOperationException($"{fault}"))
            ),
        ];
    }

    private static string Refusal(Recipe recipe) =>
        new ImageProxies(new LatestTask()).Assess(recipe.ToRead(Small), default).Match(_ => "", fault => fault.What);

    /// <summary>Searches with a toy for training; stops, if asked to, so many trials after the first proxies.</summary>
    private static async Task Search(TemporaryFolder folder, Recipe recipe, int stopAfter)
    {
        using var stop = new CancellationTokenSource();
        using var session = RunSession
            .Begin(folder.Root, recipe, TimeProvider.System)
            .IfLeft(fault => throw new InvalidOperationException($"{fault}"));
        var left = stopAfter;
        var runner = InProcessTrials.CreateRunner((spec, _) => Verdict.FromScore(spec.Stream.Cursor().NextDouble(), default, default));
        var observer = SearchObserver.None with
        {
            Recorded = (happened, state) =>
            {
                if (happened is SearchEvent.Finished && !state.Assessments.All.IsEmpty && --left == 0)
                {
                    stop.Cancel();
                }
            },
        };
        var run = new SearchRun(session, Space(recipe), runner, 1, observer)
        {
            Assessor = InProcessTrials.CreateAssessor(new ImageProxies(new LatestTask()).Assess),
        };
        Assert.True((await run.Execute(new StopTokens(stop.Token, default))).IsRight);
    }

    private static RunReplay Read(TemporaryFolder folder) =>
        RunReplay.Open(folder.Root).IfLeft(fault => throw new InvalidOperationException($"{fault}"));

    private static SearchSpace Space(Recipe recipe) =>
        GrammarSpace.FromRecipe(recipe).IfLeft(reason => throw new InvalidOperationException(reason));

    private static IEnumerable<string> Values(IEnumerable<ProxyAssessment> assessments) =>
        assessments.Select(assessment =>
            $"{assessment.Architecture}: {string.Join(' ', assessment.Values.Map(value => $"{value.Name}={value.Value:R}"))}"
        );

    private static double ValueOf(ProxyAssessment assessment, string name) =>
        assessment.Values.Find(value => value.Name == name).IfNone(() => throw new InvalidOperationException(name)).Value;

    private static Recipe RecipeOf(Strategy strategy) =>
        new(
            "0.0.0",
            new("einspace", BuiltInGrammars.Text("einspace").IfNone("")),
            new(
                "fashion-mnist",
                None,
                Tasks
                    .Load(new("fashion-mnist"))
                    .Map(data => data.Fingerprint.Hex)
                    .IfLeft(error => throw new InvalidDataException($"{error}")),
                "1x28x28",
                10
            ),
            new(1),
            strategy,
            Lookahead: 1,
            Limits.None with
            {
                Macs = 200_000L,
                ActivationBytes = 16L << 20,
            },
            TrainingRecipe.Default(1),
            new(60, 1L << 30, 60),
            new(Some(11), None, None),
            None,
            Seq<NamedArchitecture>()
        );
}
