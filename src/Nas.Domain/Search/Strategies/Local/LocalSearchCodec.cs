using Nas.Domain.Codecs;
using static Nas.Domain.Codecs.Fields;

namespace Nas.Domain.Search.Strategies.Local;

/// <summary>The codec of <see cref="LocalSearch"/>.</summary>
internal static class LocalSearchCodec
{
    public static Part<LocalSearch, LocalSearch> Fields { get; } =
        Group(Field("patience", Scalar.Int.AtLeast(1), (LocalSearch search) => search.Patience), patience => new LocalSearch(patience));
}
