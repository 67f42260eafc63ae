using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Strategies.MultiObjective;

/// <summary>Mutates a random trial of the front: the control that every cleverer strategy has to beat.</summary>
/// <param name="Start">Fresh samples that come first.</param>
public sealed record FrontMutation(int Start) : Strategy
{
    /// <inheritdoc/>
    public override StrategyKind Kind => MultiObjectiveKinds.FrontMutation;

    /// <inheritdoc/>
    public override Draft Draft(SearchSpace space, SearchView view, RandomStream stream)
    {
        var front = view.Trial < Start ? [] : SeenCosts.Front(SeenCosts.Of(view));
        if (front.IsEmpty)
        {
            return new(new Origin.Sampled(), space.Sample(stream.Child("sample")));
        }

        var parent = front[stream.Child("parent").Cursor().NextInt(front.Length)].Trial;
        return new(
            new Origin.Mutated(parent.Number),
            parent.Proposal.Candidate.Bind(candidate => space.Mutate(candidate, stream.Child("mutate")))
        );
    }
}
