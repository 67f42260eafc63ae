using System.Collections.Immutable;

namespace Nas.Domain.Architectures.Features;

/// <summary>Graph features of single labels; level B. Labels that do not occur give zeros.</summary>
/// <remarks>
/// <list type="bullet">
/// <item><c>cnt.l</c>: how often l is written; <c>all.l</c>: log(1 + how often it occurs, copies counted).</item>
/// <item><c>in.l</c>, <c>out.l</c>: nodes of l that read the input, that the output reads.</item>
/// <item><c>before.l</c>, <c>after.l</c>: nodes of l that a node reads, that read a node; means over all nodes.</item>
/// <item><c>path.max.l</c>, <c>path.min.l</c>: maximum and minimum number of nodes of l on any path from input to output.</item>
/// </list>
/// </remarks>
internal sealed class LabelFeatures(ImmutableArray<string> labels)
{
    private static readonly ImmutableArray<string> Families = ["cnt", "all", "in", "out", "before", "after", "path.max", "path.min"];

    /// <summary>The columns, family by family.</summary>
    public ImmutableArray<string> Names { get; } = [.. Families.SelectMany(family => labels.Select(label => $"{family}.{label}"))];

    public void Write(OperationGraph graph, Span<double> target)
    {
        target.Clear();
        var count = labels.Length;
        var nodes = 0.0;
        for (var node = 0; node < graph.Count; node++)
        {
            nodes += graph.Copies(node);
            if (graph.Label(node) is >= 0 and var label)
            {
                target[label]++;
                target[count + label] += graph.Copies(node);
            }

            WriteEdges(graph, node, target);
        }

        var paths = new int[graph.Count];
        for (var label = 0; label < count; label++)
        {
            target[count + label] = Math.Log(1 + target[count + label]);
            target[4 * count + label] /= nodes;
            target[5 * count + label] /= nodes;
            if (target[label] > 0)
            {
                target[6 * count + label] = OnPath(graph, label, paths, max: true);
                target[7 * count + label] = OnPath(graph, label, paths, max: false);
            }
        }
    }

    private void WriteEdges(OperationGraph graph, int node, Span<double> target)
    {
        var (own, count) = (graph.Label(node), labels.Length);
        foreach (var before in graph.Before(node))
        {
            var (edges, label) = (graph.Edges(before, node), graph.Label(before));
            if (own >= 0)
            {
                target[2 * count + own] += before == 0 ? edges : 0;
                target[5 * count + own] += edges;
            }

            if (label >= 0)
            {
                target[3 * count + label] += node == graph.Output ? edges : 0;
                target[4 * count + label] += edges;
            }
        }
    }

    private static int OnPath(OperationGraph graph, int label, int[] counts, bool max)
    {
        for (var node = 1; node < graph.Count; node++)
        {
            var before = graph.Before(node);
            var best = counts[before[0]];
            foreach (var other in before[1..])
            {
                best = max ? Math.Max(best, counts[other]) : Math.Min(best, counts[other]);
            }

            counts[node] = best + (graph.Label(node) == label ? 1 : 0);
        }

        return counts[graph.Output];
    }
}
