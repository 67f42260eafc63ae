using System.Collections.Immutable;

namespace Nas.Domain.Architectures.Networks.Rewrites;

/// <summary>Makes networks faster without changing what they compute.</summary>
/// <remarks>
/// <para>Each rewrite gives the same instance back when it finds nothing to do, and keeps every parameter: what a rewritten
/// operation reads are the very parameters of the operations it replaces.</para>
/// <para>Why it ends: read as one number after the other, every application lowers
/// (numbers written by operations other than views and means, affine maps, where one on columns counts twice,
/// numbers that unfolding writes, activations after unfolding, operations, slices, sums among the operands of sums, views before
/// elementwise operations, numbers seen through views). Means lower the first or, pushed through views alone, only the last.
/// Stacking, merging and convolving lower the second, pixels instead of patches the third, hoisting the fourth, cancelling,
/// sharing, gathering and zeros that go the fifth, cutting as joined the sixth, flattening sums the seventh, sinking the eighth;
/// none raises one before the one it lowers.</para>
/// </remarks>
public static class Fuse
{
    /// <summary>Rewrites that look at one operation and its neighbours, so that they treat a shared module like each of its
    /// copies.</summary>
    private static readonly ImmutableArray<Rule> Local =
    [
        new("Zero", ZeroRewrite.Apply),
        new("Mean", MeanRewrite.Apply),
        new("PointwiseUnfold", PointwiseUnfoldRewrite.Apply),
        new("Hoist", HoistRewrite.Apply),
        new("PatchConvolution", PatchConvolutionRewrite.Apply),
        new("Cancel", CancelRewrite.Apply),
        new("StridedPointwise", StridedPointwiseRewrite.Apply),
        new("Sink", SinkRewrite.Apply),
        new("Chain", ChainRewrite.Apply),
    ];

    /// <summary>All rewrites in the order they are tried.</summary>
    private static readonly ImmutableArray<Rule> All =
    [
        new("Share", ShareRewrite.Apply),
        new("FlattenSum", FlattenSumRewrite.Apply),
        new("Sum", SumRewrite.Apply),
        .. Local,
        new("Stack", StackRewrite.Apply),
        new("Gather", GatherRewrite.Apply),
        new("Cut", CutRewrite.Apply),
    ];

    /// <summary>Rewrites after which every operation is still one layer with its own parameters.</summary>
    private static readonly ImmutableArray<Rule> Layers =
    [
        new("PointwiseUnfold", PointwiseUnfoldRewrite.Apply),
        new("PatchConvolution", PatchConvolutionRewrite.Apply),
        new("Cancel", CancelRewrite.Apply),
        new("StridedPointwise", StridedPointwiseRewrite.Apply),
    ];

    /// <summary>Rewrites after which every affine map, normalisation and activation is still there, with as many numbers as
    /// before.</summary>
    private static readonly ImmutableArray<Rule> Layered = [.. Layers, new("Sink", SinkRewrite.Apply), new("Zero", ZeroRewrite.Apply)];

    /// <summary>Rewrites applied once at the end: memory layout and in-place results.</summary>
    private static readonly ImmutableArray<Rule> Placement =
    [
        new("Mix", MixRewrite.Apply),
        new("ChannelsLast", ChannelsLastRewrite.Apply),
        new("InPlace", InPlaceRewrite.Apply),
    ];

    /// <summary>The network after all rewrites, repeated until none applies.</summary>
    public static Network Rewrite(Network network) => Last(network, Steps(network));

    /// <summary>The effect of each rewrite, in order; empty for a network to which none applies.</summary>
    public static ImmutableArray<RewriteStep> Steps(Network network) =>
        [.. Steps(network, All, [new("Group", GroupRewrite.Apply), new("PastPosition", PastPositionRewrite.Apply), .. Placement])];

    /// <summary>The network as a person would write it: maps of patches as convolutions, views that undo each other gone, nothing
    /// merged. Every weight form is <see cref="WeightExpression.Own"/>.</summary>
    public static Network ToLayers(Network network) => Last(network, ToFixedPoint(network, Layers));

    /// <summary>The network after the rewrites that change how its layers are executed but not which layers it has.</summary>
    /// <remarks>For uses that look at the outputs of layers: every affine map, normalisation and activation keeps its output, though
    /// perhaps as an image where it was columns. Nothing is shared, merged or done in place.</remarks>
    public static Network RewriteLayers(Network network) => Last(network, ToFixedPoint(network, Layered));

    /// <summary>The network after the rewrites that may be applied to its compact form, too.</summary>
    internal static Network RewriteLocally(Network network) => Last(network, Steps(network, Local, Placement));

    private static Network Last(Network network, IEnumerable<RewriteStep> steps) => steps.Aggregate(network, (_, step) => step.After);

    private static IEnumerable<RewriteStep> Steps(Network network, ImmutableArray<Rule> rules, ImmutableArray<Rule> once)
    {
        foreach (var step in ToFixedPoint(network, rules))
        {
            network = step.After;
            yield return step;
        }

        foreach (var step in Round(network, once))
        {
            yield return step;
        }
    }

    /// <summary>All rules, repeated until none applies.</summary>
    private static IEnumerable<RewriteStep> ToFixedPoint(Network network, ImmutableArray<Rule> rules)
    {
        var changed = true;
        while (changed)
        {
            changed = false;
            foreach (var step in Round(network, rules))
            {
                (network, changed) = (step.After, true);
                yield return step;
            }
        }
    }

    /// <summary>Each rule once.</summary>
    private static IEnumerable<RewriteStep> Round(Network network, ImmutableArray<Rule> rules)
    {
        foreach (var rule in rules)
        {
            var after = rule.Apply(network);
            if (!ReferenceEquals(after, network))
            {
                yield return new(rule.Name, network, after);
            }

            network = after;
        }
    }

    private readonly record struct Rule(string Name, Func<Network, Network> Apply);
}
