using LanguageExt;
using Nas.Domain.Architectures.Grammars;
using Nas.Domain.Architectures.Grammars.Text;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Trials;
using Nas.Tests;
using static LanguageExt.Prelude;

namespace Nas.Domain.Tests.Search.Recipes;

public class GrammarSpaceTests
{
    private static readonly Recipe Recipe = ToySpace.Recipe(ToySpace.Evolution, trials: 30) with
    {
        Grammar = new NamedGrammar("einspace", BuiltInGrammars.Text("einspace").IfNone("")),
        Task = new TaskReference("toy", None, "none", "3x28x28", 20),
        Limits = new Limits(5_000_000, 500_000_000, 2L << 30, 2000),
        Seeds = default,
    };

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Search_OfAGrammar_ReplaysIdenticallyAndStaysWithinLimits(int workers)
    {
        var space = Space(Recipe);
        var history = SimulatedSearch.Run(Recipe, space, workers, open => open - workers);
        var candidates = history.OfType<SearchEvent.Proposed>().SelectMany(p => p.Proposal.Candidate.AsEnumerable()).ToList();
        Assert.Equal(30, candidates.Count);
        Assert.All(candidates, candidate => Assert.True(Recipe.Limits.Allow(candidate.Size)));
        Assert.All(candidates, candidate => Assert.Equal(candidate, space.Parse(candidate.Text)));
        Assert.Contains(history, e => e is SearchEvent.Proposed { Proposal.Origin: Origin.Mutated });
        Assert.Contains(history, e => e is SearchEvent.Proposed { Proposal.Origin: Origin.Crossed });
        Assert.Equal(new ReplayResult.Identical(31, 0), Replay.Decisions(Recipe, space, history));
    }

    [Theory]
    [InlineData("einspace", "linear(16)", "cnt.linear(16)")]
    [InlineData("nasbench201", "avgpool(3,1,1)", "cnt.avg")]
    public void Features_OfASampledArchitecture_CountItsOperations(string grammar, string operation, string column)
    {
        var space = Space(
            Recipe with
            {
                Grammar = new NamedGrammar(grammar, BuiltInGrammars.Text(grammar).IfNone("")),
                Task = Recipe.Task with { Input = "3x32x32" },
            }
        );
        var place = space.Features.Names.IndexOf(column);
        for (var seed = 0; seed < 20; seed++)
        {
            var candidate = space
                .Sample(RandomStream.FromSeed(new Seed(seed)))
                .IfNone(() => throw new InvalidOperationException($"Seed {seed} gives none."));
            Assert.Equal(candidate.Text.Split(operation).Length - 1, space.Features.Of(candidate)[place]);
        }
    }

    [Fact]
    public void Space_OfABrokenRecipe_SaysWhatIsWrong()
    {
        Assert.True(GrammarSpace.FromRecipe(Recipe with { Grammar = new NamedGrammar("broken", "nonsense") }).IsLeft);
        Assert.True(GrammarSpace.FromRecipe(Recipe with { Task = Recipe.Task with { Input = "3xx" } }).IsLeft);
        Assert.True(Space(Recipe).Parse("no architecture").IsLeft);
    }

    [Fact]
    public void Sample_OfTheSameStream_IsTheSameCandidate()
    {
        var stream = RandomStream.FromSeed(new Seed(3)).Child("sample");
        Assert.Equal(Space(Recipe).Sample(stream), Space(Recipe).Sample(stream));
    }

    private static SearchSpace Space(Recipe recipe) =>
        GrammarSpace.FromRecipe(recipe).IfLeft(fault => throw new InvalidOperationException(fault));
}
