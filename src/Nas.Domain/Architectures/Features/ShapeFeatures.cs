using System.Collections.Immutable;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Tensors;

namespace Nas.Domain.Architectures.Features;

/// <summary>Numbers about the whole of a computation: its extent as a graph, its sizes and its cost.</summary>
/// <remarks>Channels are C of an image and features of columns; positions are pixels of an image and rows of columns. Sums run over
/// the written operations, their results taken as logarithms to base 2.</remarks>
internal static class ShapeFeatures
{
    public static ImmutableArray<string> Names { get; } =
    [
        "graph.paths",
        "graph.longest",
        "graph.shortest",
        "graph.width",
        "graph.splits",
        "graph.joins",
        "size.trained",
        "size.parameters",
        "size.macs",
        "size.types",
        "size.columns",
        "size.stride",
        .. new[] { "channels", "positions" }.SelectMany(of => new[] { "sum", "min", "max", "end" }.Select(what => $"{of}.{what}")),
    ];

    public static void Write(Derivation derivation, OperationGraph graph, Span<double> target)
    {
        var (extent, sizes) = (GraphExtent.Measure(graph), OperationSizes.Measure(derivation));
        ReadOnlySpan<double> values =
        [
            Math.Log(1 + extent.Paths),
            extent.Longest,
            extent.Shortest,
            Math.Log(1 + extent.Width),
            sizes.Splits,
            sizes.Joins,
            sizes.WithParameters,
            Math.Log(1 + sizes.Parameters),
            Math.Log(1 + sizes.Macs),
            sizes.Types.Count,
            derivation.Output.Layout == Layout.Columns ? 1 : 0,
            Math.Log2((double)OperationSizes.PositionsOf(derivation.Input) / OperationSizes.PositionsOf(derivation.Output)),
            .. sizes.Channels.With(Math.Log2(OperationSizes.ChannelsOf(derivation.Output))),
            .. sizes.Positions.With(Math.Log2(OperationSizes.PositionsOf(derivation.Output))),
        ];
        values.CopyTo(target);
    }
}
