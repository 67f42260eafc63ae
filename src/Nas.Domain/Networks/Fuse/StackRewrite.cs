namespace Nas.Domain.Networks;

/// <summary>Several linear maps of one value → one map with their weights stacked, and slices of its result.</summary>
/// <remarks>The operand is read once, and its gradient is made once instead of once for each map and then summed. Cutting
/// the result copies its gradient. So it pays where the operand is trained and the sums saved are the larger part.</remarks>
internal static class StackRewrite
{
    public static Network Apply(Network network)
    {
        var trained = KeptValues.Trained(network);
        var groups = network.Nodes
            .Where(node => node.Op is Primitive.Linear && trained[node.Input])
            .GroupBy(node => node.Input)
            .Where(group => group.Count() > 1)
            .ToDictionary(group => group.Key, group => group.ToArray());
        if (groups.Count == 0)
        {
            return network;
        }

        var stacked = new Dictionary<int, int>();
        return Passage.Over(network, (passage, node) =>
            node.Op is Primitive.Linear && groups.TryGetValue(node.Input, out var maps) && Pays(passage, maps) ? Slice(passage, node, maps, stacked) : null);
    }

    private static bool Pays(Passage passage, NetworkNode[] maps) =>
        (maps.Length - 1) * maps[0].FanIn(passage) >= maps.Sum(map => map.Width());

    private static int Slice(Passage passage, NetworkNode node, NetworkNode[] maps, Dictionary<int, int> stacked)
    {
        if (!stacked.TryGetValue(node.Input, out var whole))
        {
            whole = stacked[node.Input] = passage.New(node with
            {
                Op = new Primitive.Linear { Form = new WeightForm.Stack([.. maps.Select(map => map.Op.Form()!)]) },
                Parameters = [.. maps.SelectMany(map => map.Parameters)],
                Output = node.Output.WithLast((int)maps.Sum(map => map.Width())),
            });
        }

        var start = maps.TakeWhile(map => map.Id != node.Id).Sum(map => map.Width());
        return passage.Write(node with { Op = new Primitive.Slice(node.Output.Rank, (int)start), Inputs = [whole], Parameters = [] });
    }
}
