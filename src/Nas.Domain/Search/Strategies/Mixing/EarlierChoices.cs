using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Search.Spaces;

namespace Nas.Domain.Search.Strategies.Mixing;

/// <summary>What a mixer chose for the trials before one: those before the previous trial, where they are known, and one more.</summary>
/// <param name="Strategy">The strategy.</param>
/// <param name="Space">The space.</param>
/// <param name="View">What may be seen at the trial.</param>
/// <param name="Pool">The architectures to choose among.</param>
internal sealed record EarlierChoices(ProxyMixing Strategy, SearchSpace Space, SearchView View, ValueArray<DraftedCandidate> Pool)
    : IComputation<ImmutableArray<Option<MixingChoice>>>
{
    /// <inheritdoc/>
    public ImmutableArray<Option<MixingChoice>> Compute() =>
        new MixingDecisions(Strategy, Space, View, Pool).After(
            Space.Evaluator.Known(this with { View = View.At(View.Trial - 1) }).IfNone([])
        );
}
