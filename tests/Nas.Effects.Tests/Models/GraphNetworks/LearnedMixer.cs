using System.Collections.Immutable;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Strategies.Mixing;
using Nas.Effects.Models.GraphNetworks;

namespace Nas.Tests.Mixing;

/// <summary>Weights that depend on the architecture, as a mixer: for comparisons with others.</summary>
/// <param name="Settings">How to learn.</param>
/// <param name="Description">What the pool looks like.</param>
/// <param name="Fitter">Learns. It keeps the encoder of the latest pool.</param>
/// <param name="EncoderStream">The random numbers of the encoder.</param>
internal sealed record LearnedMixer(PoNas Settings, PoolDescription Description, WeightFitter Fitter, RandomStream EncoderStream)
    : ProxyMixer
{
    /// <inheritdoc/>
    public override Mixture Fit(ProxyPool pool, ImmutableArray<Observation> seen, RandomStream stream)
    {
        var distinct = seen.DistinctBy(observation => observation.Row).ToImmutableArray();
        if (distinct.Length < 2)
        {
            return UniformMean.Of(pool);
        }

        var learned = Fitter.Learn(
            new(0)
            {
                Settings = Settings,
                Metrics = pool.Mixed,
                Description = Description,
                Seen = distinct,
                EncoderStream = EncoderStream,
                Stream = stream,
            }
        );
        return new(learned.Scores, row => learned.Weights[row]);
    }
}
