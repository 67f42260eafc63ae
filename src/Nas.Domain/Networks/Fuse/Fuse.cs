using System.Collections.Immutable;

namespace Nas.Domain.Networks;

/// <summary>Makes networks faster without changing what they compute.</summary>
/// <remarks>
/// <para>Each rewrite gives the same instance back when it finds nothing to do, and keeps every parameter: what a rewritten
/// operation reads are the very parameters of the operations it replaces.</para>
/// <para>Why it ends: read as one number after the other, every application lowers
/// (affine maps, where one on columns counts twice and one with more than one output under the head's mean once more;
/// XX. Stacking and merging lower the first, pixels instead of patches the second,
/// hoisting the third, cancelling and sharing the fourth, sinking the fifth; none raises one before the one it lowers.</para>
/// </remarks>
public static class Fuse
{
    /// <summary>Rewrites that look at one operation and what feeds it, so that they do to a shared module what they do to each of its copies.</summary>
    private static readonly ImmutableArray<Func<Network, Network>> Local =
    [
        MeanRewrite.Apply,
        PointwiseUnfoldRewrite.Apply,
        HoistRewrite.Apply,
        PatchConvolutionRewrite.Apply,
        CancelRewrite.Apply,
        StridedPointwiseRewrite.Apply,
        SinkRewrite.Apply,
        ZeroRewrite.Apply,
        ChainRewrite.Apply,
    ];

    /// <summary>All rewrites in the order they are tried.</summary>
    private static readonly ImmutableArray<Func<Network, Network>> All =
        [ShareRewrite.Apply, FlattenSumRewrite.Apply, SumRewrite.Apply, .. Local, StackRewrite.Apply];

    /// <summary>Rewrites after which every operation is still one layer with parameters of its own.</summary>
    private static readonly ImmutableArray<Func<Network, Network>> Layers =
        [PointwiseUnfoldRewrite.Apply, PatchConvolutionRewrite.Apply, CancelRewrite.Apply, StridedPointwiseRewrite.Apply];

    /// <summary>Rewrites after which every affine map, normalisation and activation is still there, with as many numbers as before.</summary>
    private static readonly ImmutableArray<Func<Network, Network>> Layered =
        [.. Layers, SinkRewrite.Apply, ZeroRewrite.Apply];

    /// <summary>What is done once, when the operations are settled: where their results lie in memory.</summary>
    private static readonly ImmutableArray<Func<Network, Network>> Placement = [ChannelsLastRewrite.Apply, InPlaceRewrite.Apply];

    /// <summary>The network after all rewrites, repeated until none applies.</summary>
    public static Network Rewrite(Network network) => Once(ToFixedPoint(network, All), Placement);

    /// <summary>The network as a person would write it: maps of patches as convolutions, views that undo each other gone, nothing
    /// merged. Every weight form is <see cref="WeightForm.Own"/>.</summary>
    public static Network ToLayers(Network network) => ToFixedPoint(network, Layers);

    /// <summary>The network after the rewrites that change how its layers are executed but not which layers it has.</summary>
    /// <remarks>For what is told by layers' outputs: every affine map, normalisation and activation keeps its output, though
    /// perhaps as an image where it was columns. Nothing is shared, merged or done in place.</remarks>
    public static Network RewriteLayers(Network network) => ToFixedPoint(network, Layered);

    /// <summary>The network after the rewrites that may be applied to its compact form, too.</summary>
    internal static Network RewriteLocally(Network network) => Once(ToFixedPoint(network, Local), Placement);

    private static Network Once(Network network, ImmutableArray<Func<Network, Network>> rewrites) =>
        rewrites.Aggregate(network, (current, rewrite) => rewrite(current));

    private static Network ToFixedPoint(Network network, ImmutableArray<Func<Network, Network>> rewrites)
    {
        while (true)
        {
            var rewritten = Once(network, rewrites);
            if (ReferenceEquals(rewritten, network))
            {
                return network;
            }

            network = rewritten;
        }
    }
}
