using System.Collections.Immutable;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Numerics.Statistics;
using Nas.Domain.Search.Strategies.Mixing;

namespace Nas.Tests.Mixing;

/// <summary>The search loop of all mixers: mix, ask for the accuracy of the best architecture that is not known, mix again.</summary>
/// <param name="Mixer">What ranks the pool.</param>
/// <param name="Labels">How many accuracies may be asked for, those of the start included; at most the size of the pool.</param>
internal sealed record MixingSearch(ProxyMixer Mixer, int Labels)
{
    /// <summary>How many architectures with the largest mean metric are asked for first.</summary>
    public int Start { get; init; }

    /// <summary>Everything that was asked for, in order; an architecture that was chosen again stands there again.</summary>
    /// <param name="pool">All architectures.</param>
    /// <param name="label">The accuracy of a row.</param>
    /// <param name="stream">Fit number i reads child i.</param>
    public ImmutableArray<Observation> Run(ProxyPool pool, Func<int, double> label, RandomStream stream)
    {
        var seen = First(pool, label);
        var known = seen.Select(observation => observation.Row).ToHashSet();
        for (var i = 0; known.Count < Labels; i++)
        {
            var mixture = Mixer.Fit(pool, seen, stream.Child(i));
            var row = mixture.Best(known);
            seen = seen.Add(new(row, label(row), mixture.Weights(row)));
            known.Add(row);
        }

        return seen;
    }

    private ImmutableArray<Observation> First(ProxyPool pool, Func<int, double> label)
    {
        var mixture = UniformMean.Of(pool);
        return
        [
            .. Ranks
                .Descending(mixture.Scores.AsSpan())
                .Take(Math.Min(Start, Labels))
                .Select(row => new Observation(row, label(row), mixture.Weights(row))),
        ];
    }
}
