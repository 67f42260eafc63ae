namespace Nas.Domain.Architectures.Features;

/// <summary>How many operations of each group stand next to the input, next to the output, and after a node on average.</summary>
internal sealed class GroupDegrees
{
    private const int MaxGroups = 32;

    private readonly double[] _in = new double[MaxGroups];
    private readonly double[] _out = new double[MaxGroups];
    private readonly double[] _after = new double[MaxGroups];

    public GroupDegrees(OperationGraph graph)
    {
        var (first, last) = (NextToInput(graph), NextToOutput(graph));
        var (nodes, edges) = (0.0, new double[MaxGroups]);
        for (var node = 0; node < graph.Count; node++)
        {
            nodes += graph.Copies(node);
            if (graph.Group(node) is >= 0 and var group)
            {
                _in[group] += first[node] ? graph.Copies(node) : 0;
                _out[group] += last[node] ? graph.Copies(node) : 0;
                foreach (var before in graph.Before(node))
                {
                    edges[group] += graph.Edges(before, node);
                }
            }
        }

        _after = [.. edges.Select(sum => sum / nodes)];
    }

    /// <summary>In the order of the columns: in, out, average.</summary>
    public IEnumerable<double[]> All => [_in, _out, _after];

    /// <summary>The sum over the groups of a set.</summary>
    public static double Sum(double[] degrees, uint groups)
    {
        var sum = 0.0;
        for (var group = 0; groups >> group != 0; group++)
        {
            sum += (groups >> group & 1) == 1 ? degrees[group] : 0;
        }

        return sum;
    }

    private static bool[] NextToInput(OperationGraph graph)
    {
        var next = new bool[graph.Count];
        for (var node = 1; node < graph.Count; node++)
        {
            foreach (var before in graph.Before(node))
            {
                next[node] |= before == 0 || (next[before] && graph.Group(before) == OperationGraph.None);
            }
        }

        return next;
    }

    private static bool[] NextToOutput(OperationGraph graph)
    {
        var next = new bool[graph.Count];
        for (var node = graph.Output; node > 0; node--)
        {
            if (node == graph.Output || (next[node] && graph.Group(node) == OperationGraph.None))
            {
                foreach (var before in graph.Before(node))
                {
                    next[before] = true;
                }
            }
        }

        return next;
    }
}
