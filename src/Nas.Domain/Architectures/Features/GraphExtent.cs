namespace Nas.Domain.Architectures.Features;

/// <summary>Length, width and number of paths of a graph.</summary>
/// <param name="Paths">Paths from input to output, at most 1e300.</param>
/// <param name="Longest">Operations on the longest path.</param>
/// <param name="Shortest">Operations on the shortest path.</param>
/// <param name="Width">Maximum number of operations, copies counted, at the same distance from the input along longest paths.</param>
internal readonly record struct GraphExtent(double Paths, int Longest, int Shortest, double Width)
{
    private const double MaxPaths = 1e300;

    public static GraphExtent Measure(OperationGraph graph)
    {
        var (paths, longest, shortest) = (new double[graph.Count], new int[graph.Count], new int[graph.Count]);
        var widths = new double[graph.Count];
        paths[0] = 1;
        for (var node = 1; node < graph.Count; node++)
        {
            shortest[node] = int.MaxValue;
            foreach (var before in graph.Before(node))
            {
                // Where copies begin, each path continues in as many ways as there are copies; where they end, those paths meet again.
                paths[node] = Math.Min(MaxPaths, paths[node] + paths[before] * graph.Edges(before, node) / graph.Copies(before));
                longest[node] = Math.Max(longest[node], longest[before] + 1);
                shortest[node] = Math.Min(shortest[node], shortest[before] + 1);
            }

            widths[longest[node]] += node == graph.Output ? 0 : graph.Copies(node);
        }

        return new(paths[^1], longest[^1] - 1, shortest[^1] - 1, widths.Max());
    }
}
