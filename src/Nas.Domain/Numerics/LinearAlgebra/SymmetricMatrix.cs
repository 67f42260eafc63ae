namespace Nas.Domain.Numerics.LinearAlgebra;

/// <summary>Spectral functions of small symmetric matrices, such as kernels over the samples of a batch.</summary>
public static class SymmetricMatrix
{
    private const int MaxSweeps = 60;

    /// <summary>An off-diagonal number this much smaller than the largest number counts as zero: it is far below rounding, but where
    /// rows of a low-rank matrix shrink further and further, squares would underflow before the numbers do, and the iteration would not
    /// converge.</summary>
    private const double Nothing = 1e-100;

    /// <summary>The eigenvalues in ascending order; all NaN if the matrix has a number that is not finite.</summary>
    /// <remarks>Householder's reduction to three diagonals, then implicit QL steps (Martin, Reinsch and Wilkinson, 1968; EISPACK's
    /// <c>tred1</c> and <c>imtql1</c>). Errors are of the order of rounding times the largest eigenvalue.</remarks>
    /// <param name="matrix">n×n; the part on and below the diagonal is read.</param>
    public static double[] Eigenvalues(double[,] matrix)
    {
        var size = matrix.GetLength(0);
        if (matrix.Cast<double>().Any(number => !double.IsFinite(number)))
        {
            return [.. Enumerable.Repeat(double.NaN, size)];
        }

        var work = (double[,])matrix.Clone();
        var beside = Reduce(work);
        var diagonal = Enumerable.Range(0, size).Select(i => work[i, i]).ToArray();
        Diagonalise(diagonal, beside);
        Array.Sort(diagonal);
        return diagonal;
    }

    /// <summary>log |det A| by elimination with row exchanges; −∞ where A is singular.</summary>
    public static double LogDeterminant(double[,] matrix)
    {
        var (a, size, sum) = ((double[,])matrix.Clone(), matrix.GetLength(0), 0.0);
        for (var k = 0; k < size; k++)
        {
            var pivot = Enumerable.Range(k, size - k).MaxBy(i => Math.Abs(a[i, k]));
            sum += Math.Log(Math.Abs(a[pivot, k]));
            if (a[pivot, k] == 0)
            {
                return double.NegativeInfinity;
            }

            Eliminate(a, k, pivot);
        }

        return sum;
    }

    private static void Eliminate(double[,] a, int k, int pivot)
    {
        var size = a.GetLength(0);
        for (var j = k; j < size; j++)
        {
            (a[k, j], a[pivot, j]) = (a[pivot, j], a[k, j]);
        }

        for (var i = k + 1; i < size; i++)
        {
            var factor = a[i, k] / a[k, k];
            for (var j = k; j < size; j++)
            {
                a[i, j] -= factor * a[k, j];
            }
        }
    }

    /// <summary>Makes the matrix tridiagonal; returns the off-diagonal numbers; number i couples rows i − 1 and i.</summary>
    private static double[] Reduce(double[,] a)
    {
        var beside = new double[a.GetLength(0)];
        for (var i = beside.Length - 1; i > 0; i--)
        {
            var scale = 0.0;
            for (var k = 0; k < i; k++)
            {
                scale += Math.Abs(a[i, k]);
            }

            beside[i] = i == 1 || scale == 0 ? a[i, i - 1] : Reflect(a, i, scale, beside);
        }

        return beside;
    }

    /// <summary>Takes row i to its last number by a reflection, applied to the rows above.</summary>
    private static double Reflect(double[,] a, int i, double scale, double[] p)
    {
        var h = 0.0;
        for (var k = 0; k < i; k++)
        {
            a[i, k] /= scale;
            h += a[i, k] * a[i, k];
        }

        var g = -Math.CopySign(Math.Sqrt(h), a[i, i - 1]);
        h -= a[i, i - 1] * g;
        a[i, i - 1] -= g;
        var along = 0.0;
        for (var j = 0; j < i; j++)
        {
            var sum = 0.0;
            for (var k = 0; k < i; k++)
            {
                sum += (k <= j ? a[j, k] : a[k, j]) * a[i, k];
            }

            p[j] = sum / h;
            along += p[j] * a[i, j];
        }

        for (var j = 0; j < i; j++)
        {
            p[j] -= along / (2 * h) * a[i, j];
            for (var k = 0; k <= j; k++)
            {
                a[j, k] -= a[i, j] * p[k] + p[j] * a[i, k];
            }
        }

        return scale * g;
    }

    private static void Diagonalise(double[] d, double[] beside)
    {
        double[] e = [.. beside[1..], 0];
        var nothing = Nothing * d.Concat(e).Max(Math.Abs);
        for (var l = 0; l < d.Length; l++)
        {
            for (var sweep = 0; Split(d, e, l, nothing) is var m && m != l; sweep++)
            {
                if (sweep == MaxSweeps)
                {
                    throw new InvalidOperationException("the eigenvalues of a symmetric matrix did not settle");
                }

                Sweep(d, e, l, m);
            }
        }
    }

    /// <summary>The first row from l on with a negligible off-diagonal number.</summary>
    private static int Split(double[] d, double[] e, int l, double nothing)
    {
        var m = l;
        while (
            m < d.Length - 1
            && Math.Abs(e[m]) > nothing
            && Math.Abs(e[m]) + (Math.Abs(d[m]) + Math.Abs(d[m + 1])) != Math.Abs(d[m]) + Math.Abs(d[m + 1])
        )
        {
            m++;
        }

        return m;
    }

    /// <summary>One implicit QL step on the places l … m.</summary>
    private static void Sweep(double[] d, double[] e, int l, int m)
    {
        var g = (d[l + 1] - d[l]) / (2 * e[l]);
        g = d[m] - d[l] + e[l] / (g + Math.CopySign(Math.Sqrt(g * g + 1), g));
        var (sine, cosine, p) = (1.0, 1.0, 0.0);
        for (var i = m - 1; i >= l; i--)
        {
            var (f, b) = (sine * e[i], cosine * e[i]);
            var r = Math.Sqrt(f * f + g * g);
            e[i + 1] = r;
            if (r == 0)
            {
                d[i + 1] -= p;
                e[m] = 0;
                return;
            }

            (sine, cosine) = (f / r, g / r);
            g = d[i + 1] - p;
            r = (d[i] - g) * sine + 2 * cosine * b;
            p = sine * r;
            d[i + 1] = g + p;
            g = cosine * r - b;
        }

        d[l] -= p;
        e[l] = g;
        e[m] = 0;
    }
}
