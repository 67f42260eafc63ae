using System.Collections.Immutable;

namespace Nas.Domain.Architectures.Networks.Rewrites;

/// <summary>Convolutions that differ in nothing but their weights, each of one slice of an image's channels, joined → one grouped
/// convolution.</summary>
internal static class GroupRewrite
{
    /// <summary>Channels of a group that fill the vectors of a grouped convolution; others are slower together than apart.</summary>
    private const int WholeVectors = 8;
    private const int HalfVector = 4;

    public static Network Apply(Network network) =>
        GraphRewriter.Apply(
            network,
            static (rewriter, node) =>
                node.Op is Primitive.Concat { Axis: 1 }
                && Maps(rewriter, node) is { Length: > 1 } maps
                && Image(rewriter, maps) is { } image
                    ? rewriter.Write(
                        node with
                        {
                            Op = (Primitive.Convolution)maps[0].Op with
                            {
                                Groups = maps.Length,
                                Form = new WeightExpression.Stack([.. maps.Select(map => map.Op.Form()!)]),
                            },
                            Inputs = [image],
                            Parameters = [.. maps.SelectMany(map => map.Parameters)],
                        }
                    )
                    : null
        );

    /// <summary>The convolutions that are joined, where they are all alike.</summary>
    private static ImmutableArray<NetworkNode> Maps(GraphRewriter rewriter, NetworkNode concat)
    {
        ImmutableArray<NetworkNode> maps =
        [
            .. concat.Inputs.Select(input => rewriter.Feeding<Primitive.Convolution>(concat, input)).OfType<NetworkNode>(),
        ];
        return maps.Length == concat.Inputs.Length && maps.All(map => IsAlike(rewriter, map, maps[0]) && Pays(rewriter, map)) ? maps : [];
    }

    private static bool Pays(GraphRewriter rewriter, NetworkNode map) => Fills(rewriter.TypeOf(map.Input).Axis1) && Fills(map.Output.Axis1);

    private static bool Fills(int channels) => channels == HalfVector || channels % WholeVectors == 0;

    private static bool IsAlike(GraphRewriter rewriter, NetworkNode map, NetworkNode other) =>
        map.Op.IsAlike(other.Op)
        && map.Op.Form()!.HasBias == other.Op.Form()!.HasBias
        && map.Output.HasShapeOf(other.Output)
        && rewriter.TypeOf(map.Input).HasShapeOf(rewriter.TypeOf(other.Input));

    /// <summary>The image that the maps read, each the slice that follows the one before.</summary>
    private static int? Image(GraphRewriter rewriter, ImmutableArray<NetworkNode> maps) =>
        GatherRewrite.SourceOfAllSlices(rewriter, [.. maps.Select(map => map.Input)], 1);
}
