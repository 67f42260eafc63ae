using Nas.Domain.Codecs;
using Nas.Domain.Numerics.Randomness;

namespace Nas.Domain.Search.Trials;

/// <summary>The codec of <see cref="Seed"/>: a whole number.</summary>
public static class SeedCodec
{
    /// <summary>A seed as a value.</summary>
    public static Codec<Seed> Value { get; } = Scalar.Long.Map(value => new Seed(value), seed => seed.Value);
}
