using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Strategies.Random;

/// <summary>Random search: every trial is a fresh sample. The baseline that every other strategy has to beat.</summary>
public sealed record RandomSearch : Strategy
{
    /// <inheritdoc/>
    public override StrategyKind Kind => RandomKind.Value;

    /// <inheritdoc/>
    public override Draft Draft(SearchSpace space, SearchView view, RandomStream stream) =>
        new(new Origin.Sampled(), space.Sample(stream.Child("sample")));
}
