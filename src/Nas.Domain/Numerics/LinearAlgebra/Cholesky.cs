namespace Nas.Domain.Numerics.LinearAlgebra;

/// <summary>The factor L of a symmetric positive definite matrix A = L Lᵀ, to solve A x = b.</summary>
internal sealed class Cholesky
{
    private readonly double[][] _rows;

    private Cholesky(double[][] rows) => _rows = rows;

    /// <summary>Factors a matrix.</summary>
    /// <param name="size">Its number of rows.</param>
    /// <param name="element">Its elements on and below the diagonal.</param>
    public static Cholesky Factorise(int size, Func<int, int, double> element)
    {
        var rows = new double[size][];
        for (var i = 0; i < size; i++)
        {
            rows[i] = new double[i + 1];
            for (var j = 0; j <= i; j++)
            {
                var rest = element(i, j) - Vectors.Dot(rows[i].AsSpan(0, j), rows[j].AsSpan(0, j));
                rows[i][j] = i == j ? Math.Sqrt(rest) : rest / rows[j][j];
            }
        }

        return new(rows);
    }

    /// <summary>The logarithm of the determinant of A.</summary>
    public double LogDeterminant => 2 * _rows.Sum(row => Math.Log(row[^1]));

    /// <summary>L x.</summary>
    public double[] MultiplyLower(ReadOnlySpan<double> x)
    {
        var product = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            product[i] = Vectors.Dot(_rows[i], x[..(i + 1)]);
        }

        return product;
    }

    /// <summary>Solves L x = b.</summary>
    public double[] SolveLower(ReadOnlySpan<double> b)
    {
        var x = b.ToArray();
        for (var i = 0; i < x.Length; i++)
        {
            x[i] = (x[i] - Vectors.Dot(_rows[i].AsSpan(0, i), x.AsSpan(0, i))) / _rows[i][i];
        }

        return x;
    }

    /// <summary>Solves A x = b.</summary>
    public double[] Solve(ReadOnlySpan<double> b)
    {
        var x = SolveLower(b);
        for (var i = x.Length - 1; i >= 0; i--)
        {
            x[i] /= _rows[i][i];
            for (var j = 0; j < i; j++)
            {
                x[j] -= _rows[i][j] * x[i];
            }
        }

        return x;
    }
}
