using System.Collections.Immutable;

namespace Nas.Domain.Search.Fronts;

/// <summary>The order of points whose every number should be small.</summary>
public static class Dominance
{
    /// <summary>Whether a point is nowhere worse than another and somewhere better.</summary>
    public static bool Dominates(ValueArray<double> a, ValueArray<double> b)
    {
        var better = false;
        for (var i = 0; i < a.Length; i++)
        {
            if (a[i] > b[i])
            {
                return false;
            }

            better |= a[i] < b[i];
        }

        return better;
    }

    /// <summary>The points that no other dominates, by index; of equal points the first alone.</summary>
    public static ImmutableArray<int> Front(IReadOnlyList<ValueArray<double>> points) =>
        [
            .. Enumerable
                .Range(0, points.Count)
                .Where(i =>
                    !Enumerable
                        .Range(0, points.Count)
                        .Any(j => Dominates(points[j], points[i]) || (j < i && points[j].SequenceEqual(points[i])))
                ),
        ];

    /// <summary>The number of each point's front: 0 for those that no other dominates, 1 for those that only these dominate, and so on
    /// (Deb et al., 2002).</summary>
    public static ImmutableArray<int> Ranks(IReadOnlyList<ValueArray<double>> points)
    {
        var ranks = new int[points.Count];
        var left = Enumerable.Range(0, points.Count).ToList();
        for (var rank = 0; left.Count > 0; rank++)
        {
            var front = left.Where(i => !left.Exists(j => Dominates(points[j], points[i]))).ToHashSet();
            front.ToList().ForEach(i => ranks[i] = rank);
            left.RemoveAll(front.Contains);
        }

        return [.. ranks];
    }

    /// <summary>How far the neighbours of each point of a front lie apart, summed over the objectives in units of their range; infinite for
    /// the ends (Deb et al., 2002).</summary>
    public static ImmutableArray<double> Crowding(IReadOnlyList<ValueArray<double>> front)
    {
        var distances = new double[front.Count];
        for (var goal = 0; front.Count > 0 && goal < front[0].Length; goal++)
        {
            var order = Enumerable.Range(0, front.Count).OrderBy(i => front[i][goal]).ToArray();
            var range = front[order[^1]][goal] - front[order[0]][goal];
            (distances[order[0]], distances[order[^1]]) = (double.PositiveInfinity, double.PositiveInfinity);
            for (var i = 1; i < order.Length - 1 && range > 0; i++)
            {
                distances[order[i]] += (front[order[i + 1]][goal] - front[order[i - 1]][goal]) / range;
            }
        }

        return [.. distances];
    }
}
