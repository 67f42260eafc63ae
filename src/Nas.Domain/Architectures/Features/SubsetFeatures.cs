using System.Collections.Immutable;

namespace Nas.Domain.Architectures.Features;

/// <summary>Neural graph features (GRAF) over all subsets S of a few groups of operations; level A.</summary>
/// <remarks>
/// <list type="bullet">
/// <item><c>min.ban.S</c>: operations on the shortest path from input to output without S; <see cref="Disconnected"/> when there is
/// none.</item>
/// <item><c>max.only.S</c>: operations on the longest path of S alone; −1 when there is none.</item>
/// <item><c>max.on.S</c>: maximum number of operations of S on any path.</item>
/// <item><c>deg.in.S</c>, <c>deg.out.S</c>: operations of S next to the input, next to the output.</item>
/// <item><c>deg.avg.S</c>: operations of S that read a node's result, mean over nodes.</item>
/// </list>
/// Operations without a group belong to every S, count on no path and do not stand between others.
/// </remarks>
internal sealed class SubsetFeatures
{
    /// <summary>More than the operations of any path.</summary>
    public const double Disconnected = 1e6;

    private readonly ImmutableArray<uint> _subsets;
    private readonly uint _all;

    public SubsetFeatures(ImmutableArray<string> groups)
    {
        (_subsets, _all) = (OperationSubsets.Enumerate(groups.Length), (1U << groups.Length) - 1);
        ImmutableArray<string> names = [.. _subsets.Select(subset => OperationSubsets.Name(subset, groups))];
        Names =
        [
            .. names.SkipLast(1).Select(name => $"min.ban.{name}"),
            .. new[] { "max.only", "max.on", "deg.in", "deg.out", "deg.avg" }.SelectMany(family =>
                names.Skip(1).Select(name => $"{family}.{name}")
            ),
        ];
    }

    /// <summary>The columns, family by family.</summary>
    public ImmutableArray<string> Names { get; }

    public void Write(OperationGraph graph, Span<double> target)
    {
        var (paths, ends) = (new SubsetPaths(graph), new GroupDegrees(graph));
        var nonEmpty = _subsets.AsSpan()[1..];
        var next = 0;
        foreach (var subset in _subsets.AsSpan()[..^1])
        {
            target[next++] = paths.Shortest(_all & ~subset);
        }

        foreach (var subset in nonEmpty)
        {
            target[next++] = paths.Longest(subset);
        }

        foreach (var subset in nonEmpty)
        {
            target[next++] = paths.MaxOn(subset);
        }

        foreach (var degrees in ends.All)
        {
            foreach (var subset in nonEmpty)
            {
                target[next++] = GroupDegrees.Sum(degrees, subset);
            }
        }
    }
}
