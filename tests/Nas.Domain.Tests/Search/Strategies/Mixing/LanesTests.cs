using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Strategies.Mixing.Neural;

namespace Nas.Domain.Tests.Search.Strategies.Mixing;

public class LanesTests
{
    private static readonly RandomStream Stream = RandomStream.FromSeed(new(9));

    [Theory]
    [InlineData(1, 5, 1)]
    [InlineData(3, 64, 6)]
    [InlineData(4, 1, 8)]
    [InlineData(6, 5, 16)]
    [InlineData(9, 64, 37)]
    [InlineData(11, 7, 64)]
    public void Product_OfAnyShape_IsOneChainOfFusedAdditionsForEachElement(int rows, int inner, int columns)
    {
        var (a, b, target) = (Numbers("a", rows * inner), Numbers("b", inner * columns), Numbers("target", rows * columns));
        var expected = Chains(target, a, b, (rows, inner, columns));
        var transposed = target.ToArray();
        Lanes.AddProduct(target, a, b, inner);
        Lanes.AddTransposedProduct(transposed, Transposed(a, rows), b, inner);
        Assert.Equal(expected, target);
        Assert.Equal(expected, transposed);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(128)]
    public void Sums_OfAnyLength_AreThoseInDoublePrecision(int length)
    {
        var (a, b) = (Numbers("a", length), Numbers("b", length));
        Assert.Equal(a.Sum(number => (double)number), Lanes.Sum(a), 1e-12);
        Assert.Equal(a.Zip(b, (x, y) => x * (double)y).Sum(), Lanes.Dot(a, b), 1e-12);
    }

    private static float[] Chains(float[] target, float[] a, float[] b, (int Rows, int Inner, int Columns) size)
    {
        var result = target.ToArray();
        for (var i = 0; i < result.Length; i++)
        {
            var (row, column) = (i / size.Columns, i % size.Columns);
            for (var k = 0; k < size.Inner; k++)
            {
                result[i] = MathF.FusedMultiplyAdd(a[row * size.Inner + k], b[k * size.Columns + column], result[i]);
            }
        }

        return result;
    }

    private static float[] Transposed(float[] a, int rows) => [.. Enumerable.Range(0, a.Length).Select(i => a[i % rows * (a.Length / rows) + i / rows])];

    private static float[] Numbers(string name, int count)
    {
        var numbers = new float[count];
        Stream.Child(name).FillNormal(numbers);
        return numbers;
    }
}
