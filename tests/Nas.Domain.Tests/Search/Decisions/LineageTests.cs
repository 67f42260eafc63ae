using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Trials;
using static LanguageExt.Prelude;

namespace Nas.Domain.Tests.Search.Decisions;

public class LineageTests
{
    [Fact]
    public void Of_AMutantOfACrossing_GoesBackOverTheReceivingParents() =>
        Assert.Equal([0, 2, 3], Line(new Origin.Seeded("s"), new Origin.Sampled(), new Origin.Crossed(0, 1), new Origin.Mutated(2)));

    [Fact]
    public void Of_ASample_IsTheSampleAlone() => Assert.Equal([1], Line(new Origin.Seeded("s"), new Origin.Sampled()));

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(-1)]
    public void Of_ATrialWhoseParentIsNotOlder_EndsThere(int parent) =>
        Assert.Equal([1], Line(new Origin.Sampled(), new Origin.Mutated(parent)));

    private static IEnumerable<int> Line(params Origin[] origins)
    {
        var state = SearchState
            .Fold(origins.Select((origin, i) => (SearchEvent)new SearchEvent.Proposed(new(i, None, origin, Draws.None))))
            .IfLeft(objection => throw new InvalidOperationException(objection));
        return Lineage.Trace(state, state.Trials[^1]).Select(trial => trial.Number);
    }
}
