using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Strategies.Evolution;
using Nas.Domain.Search.Surrogates;

namespace Nas.Domain.Search.Strategies.Selection;

/// <summary>Draws and ranks the children of a round. All trials of a round ask the same.</summary>
/// <param name="Strategy">The strategy.</param>
/// <param name="Space">The space.</param>
/// <param name="View">What may be seen at the round's first trial.</param>
internal sealed record SelectionRound(SurrogateSelection Strategy, SearchSpace Space, SearchView View) : IComputation<RankedChildren>
{
    /// <inheritdoc/>
    public RankedChildren Compute()
    {
        var children = CandidatePool.DrawCandidates(Strategy.Evolution, Space, View, Strategy.Sampled, Strategy.Fresh);
        var prediction = SurrogateModel
            .At(Strategy.Surrogate, Space, View, Strategy.Evolution.Living)
            .Predict([.. children.Select(child => child.Candidate)]);
        return new([.. prediction.Order.Select(place => children[place])], prediction.Missing);
    }
}
