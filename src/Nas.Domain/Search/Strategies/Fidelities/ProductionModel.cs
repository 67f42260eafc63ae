using Nas.Domain.Architectures.Variation;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Strategies.Fidelities;

/// <summary>How often good and bad derivations take each alternative of the grammar at each place: BOHB's two densities where a candidate is
/// no vector.</summary>
internal sealed class ProductionModel(SearchSpace space, RankedTrials trials)
{
    private readonly ProductionCounts _likely = ProductionCounts.Of(trials.Good.SelectMany(trial => ProductionsOf(space, trial)));
    private readonly ProductionCounts _unlikely = ProductionCounts.Of(trials.Bad.SelectMany(trial => ProductionsOf(space, trial)));

    /// <summary>How much more the good ones speak for a candidate than the bad ones.</summary>
    public double LogRatio(Candidate candidate)
    {
        var sum = 0.0;
        foreach (var production in space.Productions(candidate))
        {
            sum += _likely.LogShare(production) - _unlikely.LogShare(production);
        }

        return sum;
    }

    private static IEnumerable<Production> ProductionsOf(SearchSpace space, Trial trial) =>
        trial.Proposal.Candidate.Map(candidate => space.Productions(candidate).AsEnumerable()).IfNone([]);
}
