using Nas.Domain.Learning.GaussianProcesses;
using Nas.Domain.Numerics.Randomness;

namespace Nas.Domain.Search.Strategies.Mixing;

/// <summary>Looks for the point of [−1, 1]ⁿ with the largest upper confidence bound: random points, then steps from the best of
/// them.</summary>
internal static class UpperBoundSearch
{
    private const int Points = 4000;
    private const int Starts = 5;
    private const double MinStep = 0.01;

    /// <summary>A random point.</summary>
    public static double[] Uniform(int dimensions, ref RandomCursor cursor)
    {
        var point = new double[dimensions];
        foreach (ref var x in point.AsSpan())
        {
            x = 2 * cursor.NextDouble() - 1;
        }

        return point;
    }

    /// <summary>The best point found.</summary>
    public static double[] Best(GaussianProcess process, double kappa, int dimensions, ref RandomCursor cursor)
    {
        var drawn = new List<(double[] Point, double Bound)>(Points);
        for (var i = 0; i < Points; i++)
        {
            var point = Uniform(dimensions, ref cursor);
            drawn.Add((point, process.UpperBound(point, kappa)));
        }

        var best = (Point: drawn[0].Point, Bound: double.NegativeInfinity);
        foreach (var start in drawn.OrderByDescending(point => point.Bound).Take(Starts))
        {
            var end = Climb(process, kappa, start);
            best = end.Bound > best.Bound ? end : best;
        }

        return best.Point;
    }

    /// <summary>Steps along one axis at a time, halved when none of them helps. The bound is often largest on an edge, which clamped steps
    /// reach.</summary>
    private static (double[] Point, double Bound) Climb(GaussianProcess process, double kappa, (double[] Point, double Bound) best)
    {
        for (var radius = 1.0; radius >= MinStep; )
        {
            var before = best.Bound;
            for (var axis = 0; axis < best.Point.Length; axis++)
            {
                foreach (var step in new[] { radius, -radius })
                {
                    var point = best.Point.ToArray();
                    point[axis] = Math.Clamp(point[axis] + step, -1, 1);
                    var bound = process.UpperBound(point, kappa);
                    best = bound > best.Bound ? (point, bound) : best;
                }
            }

            radius = best.Bound > before ? radius : radius / 2;
        }

        return best;
    }
}
