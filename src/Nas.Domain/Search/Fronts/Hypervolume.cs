namespace Nas.Domain.Search.Fronts;

/// <summary>The volume that points dominate up to a reference point: how good a front is, in one number. Exact.</summary>
public static class Hypervolume
{
    /// <summary>The volume of points of one to three numbers, all to be small.</summary>
    /// <param name="points">Any points; those that do not lie below the reference in every number count for nothing.</param>
    /// <param name="reference">The worst point that counts.</param>
    public static double Of(IEnumerable<ValueArray<double>> points, ValueArray<double> reference)
    {
        var inside = points.Where(point => point.Zip(reference, (own, worst) => own < worst).All(below => below)).ToList();
        return reference.Length switch
        {
            1 => inside.Count == 0 ? 0 : reference[0] - inside.Min(point => point[0]),
            2 => Area(inside, reference),
            3 => Volume(inside, reference),
            var more => throw new ArgumentOutOfRangeException(nameof(reference), $"There are {more} objectives, more than three."),
        };
    }

    private static double Area(IEnumerable<ValueArray<double>> points, ValueArray<double> reference)
    {
        var (area, height) = (0.0, reference[1]);
        foreach (var point in points.OrderBy(point => point[0]).ThenBy(point => point[1]).Where(point => point[1] < reference[1]))
        {
            area += (reference[0] - point[0]) * Math.Max(0, height - point[1]);
            height = Math.Min(height, point[1]);
        }

        return area;
    }

    /// <summary>Slices along the last number: each as thick as the way to the next point, and as large as the points up to it.</summary>
    private static double Volume(List<ValueArray<double>> points, ValueArray<double> reference)
    {
        var order = points.OrderBy(point => point[2]).ToList();
        return order
            .Select((point, i) => ((i + 1 < order.Count ? order[i + 1][2] : reference[2]) - point[2]) * Area(order.Take(i + 1), reference))
            .Sum();
    }
}
