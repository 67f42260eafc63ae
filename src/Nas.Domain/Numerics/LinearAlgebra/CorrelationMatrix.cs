using LanguageExt;

namespace Nas.Domain.Numerics.LinearAlgebra;

/// <summary>Pearson correlations between rows of numbers.</summary>
public static class CorrelationMatrix
{
    /// <summary>The n×n correlations of n rows; none when a row is constant or not finite, since its correlations are undefined.</summary>
    public static Option<double[,]> Compute(IReadOnlyList<double[]> rows)
    {
        var units = new double[rows.Count][];
        for (var i = 0; i < units.Length; i++)
        {
            units[i] = Centred(rows[i]);
            var norm = Math.Sqrt(Dot(units[i], units[i]));
            if (!(norm > 0 && double.IsFinite(norm)))
            {
                return default;
            }

            units[i] = Array.ConvertAll(units[i], x => x / norm);
        }

        var matrix = new double[units.Length, units.Length];
        for (var i = 0; i < units.Length; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                matrix[i, j] = matrix[j, i] = Dot(units[i], units[j]);
            }
        }

        return matrix;
    }

    private static double[] Centred(double[] row)
    {
        var mean = row.Sum() / row.Length;
        return Array.ConvertAll(row, x => x - mean);
    }

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }
}
