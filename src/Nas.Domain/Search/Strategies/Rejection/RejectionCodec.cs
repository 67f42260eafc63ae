using Nas.Domain.Codecs;
using Nas.Domain.Search.Strategies.Evolution;
using Nas.Domain.Search.Surrogates;
using static Nas.Domain.Codecs.Fields;

namespace Nas.Domain.Search.Strategies.Rejection;

/// <summary>The codec of <see cref="SurrogateRejection"/>.</summary>
internal static class RejectionCodec
{
    public static Part<SurrogateRejection, SurrogateRejection> Fields { get; } =
        Group(
            Inline(EvolutionCodec.Fields, (SurrogateRejection rejection) => rejection.Evolution),
            Field("sampled", Scalar.Int.AtLeast(1), (SurrogateRejection rejection) => rejection.Sampled),
            Field("quantile", Scalar.Real.Between(0, 1), (SurrogateRejection rejection) => rejection.Quantile),
            Field("surrogate", SurrogateCodec.Record, (SurrogateRejection rejection) => rejection.Surrogate),
            (evolution, sampled, quantile, surrogate) => new SurrogateRejection(evolution, surrogate, sampled, quantile)
        );
}
