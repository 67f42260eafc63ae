using FsCheck;
using FsCheck.Fluent;
using Nas.Domain.Numerics.LinearAlgebra;

namespace Nas.Domain.Tests.Numerics.LinearAlgebra;

public class VectorsTests
{
    [Fact]
    public void Sums_OfAnyLength_AreThoseOfOneTermAfterTheOther() =>
        Prop.ForAll<short[]>(numbers =>
            {
                // Small integers and their halves add up without rounding in any order.
                double[] a = [.. numbers.Select(number => (double)number)];
                double[] b = [.. numbers.Reverse().Select(number => number / 2.0)];
                return a.Zip(b, (x, y) => x * y).Sum() == Vectors.Dot(a, b)
                    && a.Zip(b, (x, y) => (x - y) * (x - y)).Sum() == Vectors.SquaredDistance(a, b);
            })
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Dot_OfManyNumbers_AddsTheSameEightPartsOnEveryProcessor()
    {
        double[] a = [.. Enumerable.Range(0, 27).Select(i => Math.Sqrt(i + 1))];
        double[] b = [.. Enumerable.Range(0, 27).Select(i => 1 / (i + 3.0))];
        double Part(int first) => Enumerable.Range(0, 3).Aggregate(0.0, (sum, block) => sum + a[first + 8 * block] * b[first + 8 * block]);
        var sum = Part(0) + Part(4) + (Part(1) + Part(5)) + (Part(2) + Part(6) + (Part(3) + Part(7)));
        for (var i = 24; i < 27; i++)
        {
            sum += a[i] * b[i];
        }

        Assert.Equal(sum, Vectors.Dot(a, b));
    }
}
