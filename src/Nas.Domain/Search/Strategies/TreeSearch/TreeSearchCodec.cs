using Nas.Domain.Codecs;
using static Nas.Domain.Codecs.Fields;

namespace Nas.Domain.Search.Strategies.TreeSearch;

/// <summary>The codec of <see cref="MonteCarloTreeSearch"/>.</summary>
internal static class TreeSearchCodec
{
    public static Part<MonteCarloTreeSearch, MonteCarloTreeSearch> Fields { get; } =
        Group(
            Field("acquisition", Scalar.OneOf(TreeSearchKind.Acquisitions), (MonteCarloTreeSearch search) => search.Acquisition),
            Field("exploration", Scalar.Finite.AtLeast(0), (MonteCarloTreeSearch search) => search.Exploration),
            Field("widening", Scalar.Real.Between(0, 1), (MonteCarloTreeSearch search) => search.Widening),
            Field("node_value", Scalar.OneOf(TreeSearchKind.NodeValues), (MonteCarloTreeSearch search) => search.NodeValue),
            (acquisition, exploration, widening, value) => new MonteCarloTreeSearch(acquisition, exploration, widening, value)
        );
}
