using Nas.Domain.Architectures.Operations;

namespace Nas.Domain.Architectures.Networks.Rewrites;

/// <summary>Several linear maps or equal convolutions of one value → one map with their weights stacked, and slices of its
/// result.</summary>
/// <remarks>The operand is read once, and its gradient is made once instead of once for each map and then summed. Cutting
/// the result copies its gradient. So it pays where the operand is trained and the sums saved are the larger part; convolutions
/// of many outputs are faster by themselves, too.</remarks>
internal static class StackRewrite
{
    /// <summary>Channels from which convolutions gain by being one.</summary>
    private const int MinChannels = 8;

    public static Network Apply(Network network)
    {
        var groups = Groups(network);
        if (groups.Count == 0)
        {
            return network;
        }

        var stacked = new Dictionary<int, int>();
        return GraphRewriter.Apply(
            network,
            (rewriter, node) =>
                groups.TryGetValue(node.Id, out var maps) && Pays(rewriter, maps) ? Slice(rewriter, node, maps, stacked) : null
        );
    }

    /// <summary>By its id, every map with those that it can be stacked with.</summary>
    private static Dictionary<int, NetworkNode[]> Groups(Network network)
    {
        var (trained, sliceable) = (SavedActivations.DependOnParameters(network), TakenAsSlice(network));
        return network
            .Nodes.Where(node => node.Op.Form() is not null && trained[node.Input] && (node.Op is Primitive.Linear || sliceable[node.Id]))
            .GroupBy(Key, (_, maps) => maps.ToArray())
            .Where(maps => maps.Length > 1)
            .SelectMany(maps => maps.Select(map => (map.Id, maps)))
            .ToDictionary(pair => pair.Id, pair => pair.maps);
    }

    /// <summary>The key of maps that can be stacked: the operand, and everything but the weights.</summary>
    private static (int Operand, Primitive Map, bool HasBias) Key(NetworkNode map) =>
        (map.Input, map.Op.WithForm(WeightExpression.Own), map.Op.Form()!.HasBias);

    /// <summary>For every value, whether all that read it take a slice of channels as it is; the others would copy it.</summary>
    private static bool[] TakenAsSlice(Network network)
    {
        var taken = new bool[1 + network.Nodes.Max(node => node.Id)];
        Array.Fill(taken, true);
        foreach (var input in network.Nodes.Where(node => !TakesSlices(node.Op)).SelectMany(node => node.Inputs))
        {
            taken[input] = false;
        }

        return taken;
    }

    private static bool TakesSlices(Primitive op) =>
        op
            is Primitive.Add
                or Primitive.Concat
                or Primitive.AddPosition
                or Primitive.AddSinusoids
                or Primitive.Activate { Function: not ActivationFunction.Softmax };

    private static bool Pays(GraphRewriter rewriter, NetworkNode[] maps) =>
        maps[0].Op is Primitive.Linear
            ? (maps.Length - 1) * maps[0].FanIn(rewriter) >= maps.Sum(map => map.Width())
            : rewriter.TypeOf(maps[0].Input).Axis1 >= MinChannels
                && 2 * (maps.Length - 1) * maps[0].FanIn(rewriter) >= maps.Sum(map => map.Width());

    private static int Slice(GraphRewriter rewriter, NetworkNode node, NetworkNode[] maps, Dictionary<int, int> stacked)
    {
        var axis = node.Op is Primitive.Linear ? node.Output.Rank : 1;
        if (!stacked.TryGetValue(maps[0].Id, out var whole))
        {
            whole = stacked[maps[0].Id] = rewriter.New(
                node with
                {
                    Op = node.Op.WithForm(new WeightExpression.Stack([.. maps.Select(map => map.Op.Form()!)])),
                    Parameters = [.. maps.SelectMany(map => map.Parameters)],
                    Output = node.Output.WithAxis(axis, (int)maps.Sum(map => map.Width())),
                }
            );
        }

        var start = maps.TakeWhile(map => map.Id != node.Id).Sum(map => map.Width());
        return rewriter.Write(node with { Op = new Primitive.Slice(axis, (int)start), Inputs = [whole], Parameters = [] });
    }
}
