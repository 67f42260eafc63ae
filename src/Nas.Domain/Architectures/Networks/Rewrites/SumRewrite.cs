using System.Collections.Immutable;

namespace Nas.Domain.Architectures.Networks.Rewrites;

/// <summary>The sum of several affine maps of one value → one map with the sum of the weights.</summary>
internal static class SumRewrite
{
    public static Network Apply(Network network) => Passage.Over(network, static (passage, node) =>
        node.Op is Primitive.Add && FirstGroup(passage, node) is { Length: > 1 } maps ? Merge(passage, node, maps) : null);

    /// <summary>The first operand that is an affine map, with all operands that are a map like it of the same value.</summary>
    private static ImmutableArray<NetworkNode> FirstGroup(Passage passage, NetworkNode sum)
    {
        ImmutableArray<NetworkNode> maps =
            [.. sum.Inputs.Select(input => passage.Feeding<Primitive>(sum, input)).OfType<NetworkNode>().Where(map => map.Op.Form() is not null)];
        return maps.Select(first => maps.Where(map => map.Input == first.Input && map.Op.IsAlike(first.Op)).ToImmutableArray())
            .FirstOrDefault(group => group.Length > 1, []);
    }

    private static int Merge(Passage passage, NetworkNode sum, ImmutableArray<NetworkNode> maps)
    {
        var merged = maps[0] with
        {
            Op = maps[0].Op.WithForm(new WeightForm.Sum([.. maps.Select(map => map.Op.Form()!)])),
            Parameters = [.. maps.SelectMany(map => map.Parameters)],
        };
        ImmutableArray<int> others = [.. sum.Inputs.Where(input => maps.All(map => map.Id != input))];
        return others.IsEmpty
            ? passage.Write(merged with { Id = sum.Id })
            : passage.Write(sum with { Inputs = [passage.New(merged), .. others] });
    }
}
