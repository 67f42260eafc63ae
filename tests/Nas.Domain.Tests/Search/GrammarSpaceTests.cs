using LanguageExt;
using Nas.Domain.Grammars;
using Nas.Domain.Randomness;
using Nas.Domain.Search;
using static LanguageExt.Prelude;

namespace Nas.Tests.Search;

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
        Assert.All(candidates, candidate => Assert.True(Recipe.Limits.Admit(candidate.Size)));
        Assert.All(candidates, candidate => Assert.Equal(candidate, space.Parse(candidate.Text)));
        Assert.Contains(history, e => e is SearchEvent.Proposed { Proposal.Origin: Origin.Mutated });
        Assert.Contains(history, e => e is SearchEvent.Proposed { Proposal.Origin: Origin.Crossed });
        Assert.Equal(new ReplayResult.Identical(31, 0), Replay.Decisions(Recipe, space, history));
    }

    [Fact]
    public void Space_OfABrokenRecipe_SaysWhatIsWrong()
    {
        Assert.True(GrammarSpace.Of(Recipe with { Grammar = new NamedGrammar("broken", "nonsense") }).IsLeft);
        Assert.True(GrammarSpace.Of(Recipe with { Task = Recipe.Task with { Input = "3xx" } }).IsLeft);
        Assert.True(Space(Recipe).Parse("no architecture").IsLeft);
    }

    [Fact]
    public void Sample_OfTheSameStream_IsTheSameCandidate()
    {
        var stream = RandomStream.FromSeed(new Seed(3)).Child("sample");
        Assert.Equal(Space(Recipe).Sample(stream), Space(Recipe).Sample(stream));
    }

    private static SearchSpace Space(Recipe recipe) => GrammarSpace.Of(recipe).IfLeft(fault => throw new InvalidOperationException(fault));
}
