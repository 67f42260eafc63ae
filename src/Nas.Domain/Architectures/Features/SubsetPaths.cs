namespace Nas.Domain.Architectures.Features;

/// <summary>Extremes of operations on paths from input to output, for sets of groups given as bit masks.</summary>
/// <remarks>Sets that agree on the groups that the graph has give the same answers, which are computed once.</remarks>
internal sealed class SubsetPaths
{
    private readonly OperationGraph _graph;
    private readonly uint[] _masks;
    private readonly uint _present;
    private readonly int[] _values;
    private readonly Dictionary<(int Question, uint Mask), double> _known = [];

    public SubsetPaths(OperationGraph graph)
    {
        (_graph, _values, _masks) = (graph, new int[graph.Count], new uint[graph.Count]);
        for (var node = 0; node < graph.Count; node++)
        {
            _masks[node] = graph.Group(node) is >= 0 and var group ? 1U << group : 0;
            _present |= _masks[node];
        }
    }

    /// <summary>Operations on the shortest path of the allowed groups alone.</summary>
    public double Shortest(uint allowed) =>
        Known(
            0,
            allowed,
            mask =>
                Extreme(
                    node =>
                        _masks[node] == 0 ? 0
                        : (_masks[node] & mask) != 0 ? 1
                        : null,
                    shortest: true
                )
                    is { } length
                    ? length
                    : SubsetFeatures.Disconnected
        );

    /// <summary>Operations on the longest path of the allowed groups alone; −1 when there is none.</summary>
    public double Longest(uint allowed) =>
        Known(
            1,
            allowed,
            mask =>
                Extreme(
                    node =>
                        _masks[node] == 0 ? 0
                        : (_masks[node] & mask) != 0 ? 1
                        : null,
                    shortest: false
                ) ?? -1
        );

    /// <summary>Maximum number of operations of some groups on any path.</summary>
    public double MaxOn(uint counted) =>
        Known(2, counted, mask => Extreme(node => (_masks[node] & mask) != 0 ? 1 : 0, shortest: false) ?? -1);

    private double Known(int question, uint mask, Func<uint, double> answer)
    {
        var key = (question, mask & _present);
        return _known.TryGetValue(key, out var known) ? known : _known[key] = answer(key.Item2);
    }

    /// <summary>The minimum or maximum sum of node counts over all paths; null when every path contains an excluded node.</summary>
    private int? Extreme(Func<int, int?> count, bool shortest)
    {
        const int Unreached = int.MinValue;
        _values[0] = 0;
        for (var node = 1; node < _graph.Count; node++)
        {
            var best = Unreached;
            foreach (var before in _graph.Before(node))
            {
                var value = _values[before];
                best =
                    value == Unreached ? best
                    : best == Unreached || value < best == shortest ? value
                    : best;
            }

            _values[node] = best != Unreached && count(node) is { } own ? best + own : Unreached;
        }

        return _values[_graph.Output] is var sum and not Unreached ? sum : null;
    }
}
