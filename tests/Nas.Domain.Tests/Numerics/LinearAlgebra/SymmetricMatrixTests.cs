using Nas.Domain.Numerics.LinearAlgebra;
using Nas.Domain.Numerics.Randomness;

namespace Nas.Domain.Tests.Numerics.LinearAlgebra;

public class SymmetricMatrixTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(64)]
    public void Eigenvalues_OfAPath_AreThoseOfTheClosedForm(int size)
    {
        var expected = Enumerable.Range(1, size).Select(k => 2 - 2 * Math.Cos(Math.PI * k / (size + 1)));
        var actual = SymmetricMatrix.Eigenvalues(
            Matrix(
                size,
                (i, j) =>
                    i == j ? 2
                    : Math.Abs(i - j) == 1 ? -1
                    : 0
            )
        );
        Assert.Equal(expected, actual, Near);
    }

    [Fact]
    public void Eigenvalues_OfAGramMatrix_GiveTraceNormAndDeterminant()
    {
        var gram = Gram(20, 40);
        var eigenvalues = SymmetricMatrix.Eigenvalues(gram);
        Assert.Equal(Enumerable.Range(0, 20).Sum(i => gram[i, i]), eigenvalues.Sum(), Near);
        Assert.Equal(gram.Cast<double>().Sum(x => x * x), eigenvalues.Sum(x => x * x), Near);
        Assert.Equal(eigenvalues.Sum(Math.Log), SymmetricMatrix.LogDeterminant(gram), Near);
    }

    [Fact]
    public void Eigenvalues_OfASingularGramMatrix_AreZeroWhereItsRankEnds()
    {
        var eigenvalues = SymmetricMatrix.Eigenvalues(Gram(12, 5));
        Assert.All(eigenvalues[..7], value => Assert.Equal(0, value, 1e-12));
        Assert.All(eigenvalues[7..], value => Assert.True(value > 1e-3));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3e-16)]
    [InlineData(1e-7)]
    public void Eigenvalues_OfAMatrixOfOnesWithRounding_AreItsSizeAndZeros(double rounding)
    {
        var cursor = RandomStream.FromSeed(new Seed(3)).Cursor();
        double[] errors = [.. Enumerable.Range(0, 64).Select(_ => 1 + rounding * cursor.NextDouble())];
        var eigenvalues = SymmetricMatrix.Eigenvalues(Matrix(64, (i, j) => errors[i] * errors[j]));
        Assert.All(eigenvalues[..63], value => Assert.Equal(0, value, 1e-12));
        Assert.Equal(64, eigenvalues[63], 1e-4);
    }

    [Fact]
    public void Eigenvalues_OfMultiplesOfOne_AreAllTheSame() =>
        Assert.Equal([3, 3, 3, 3], SymmetricMatrix.Eigenvalues(Matrix(4, (i, j) => i == j ? 3 : 0)));

    [Fact]
    public void Eigenvalues_OfWhatIsNotFinite_AreNone() =>
        Assert.All(SymmetricMatrix.Eigenvalues(Matrix(3, (i, j) => i == j ? double.NaN : 0)), value => Assert.True(double.IsNaN(value)));

    [Fact]
    public void LogDeterminant_OfEqualRows_IsMinusInfinity() =>
        Assert.Equal(double.NegativeInfinity, SymmetricMatrix.LogDeterminant(Matrix(3, (i, j) => i < 2 ? 7 + j : 5 * j * j)));

    [Fact]
    public void LogDeterminant_OfAMatrixThatNeedsExchanges_IsRight() =>
        Assert.Equal(
            Math.Log(6),
            SymmetricMatrix.LogDeterminant(
                new double[,]
                {
                    { 0, 2, 0 },
                    { 3, 0, 0 },
                    { 0, 0, 1 },
                }
            ),
            Near
        );

    private static bool Near(double a, double b) => Math.Abs(a - b) <= 1e-11 * Math.Max(1, Math.Abs(a));

    private static double[,] Matrix(int size, Func<int, int, double> element)
    {
        var matrix = new double[size, size];
        for (var i = 0; i < size * size; i++)
        {
            matrix[i / size, i % size] = element(i / size, i % size);
        }

        return matrix;
    }

    private static double[,] Gram(int size, int rank)
    {
        var numbers = new float[size * rank];
        RandomStream.FromSeed(new Seed(1)).FillNormal(numbers);
        return Matrix(size, (i, j) => Enumerable.Range(0, rank).Sum(k => (double)numbers[i * rank + k] * numbers[j * rank + k]));
    }
}
