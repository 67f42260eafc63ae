using System.Collections.Immutable;

namespace Nas.Domain.Search.Fronts;

/// <summary>The volume below a front, ready to be asked what points add to it.</summary>
public sealed class FrontVolume
{
    private readonly ImmutableArray<ValueArray<double>> _front;
    private readonly ValueArray<double> _reference;

    /// <summary>The volume below the undominated of some points, up to a reference.</summary>
    /// <param name="points">Points of one to three numbers, all to be small.</param>
    /// <param name="reference">The worst point that counts.</param>
    public FrontVolume(IReadOnlyList<ValueArray<double>> points, ValueArray<double> reference)
    {
        _front = [.. Dominance.Front(points).Select(i => points[i]).OrderBy(point => point[0])];
        _reference = reference;
    }

    /// <summary>How much larger the volume is with a point: what the point dominates alone.</summary>
    public double Gain(ValueArray<double> point) =>
        _reference.Length == 2
            ? Area(point[0], point[1])
            : Hypervolume.Of([point], _reference) - Hypervolume.Of(_front.Select(other => Worse(other, point)), _reference);

    /// <summary>The stripes between the point and the front's members to its right, each below the member to its left.</summary>
    private double Area(double x, double y)
    {
        var (area, height) = (0.0, _reference[1]);
        foreach (var member in _front)
        {
            var end = Math.Min(member[0], _reference[0]);
            area += Math.Max(0, end - x) * Math.Max(0, height - y);
            (x, height) = (Math.Max(x, end), Math.Min(height, member[1]));
        }

        return area + (Math.Max(0, _reference[0] - x) * Math.Max(0, height - y));
    }

    private static ValueArray<double> Worse(ValueArray<double> a, ValueArray<double> b) =>
        [.. a.Zip(b, (one, other) => Math.Max(one, other))];
}
