using Nas.Domain.Numerics.Optimisation;

namespace Nas.Domain.Learning.Curves;

/// <summary>Predicts the accuracy of a later epoch by curves that are fitted to the known ones by least squares.</summary>
public static class CurveExtrapolation
{
    private const int Steps = 300;
    private const double Penalty = 10;

    /// <summary>The families of <see cref="Median"/>.</summary>
    public static ValueArray<CurveFamily> Families { get; } =
    [CurveFamily.Power, CurveFamily.Weibull, CurveFamily.Mmf, CurveFamily.InverseLog];

    /// <summary>The median of what each family says: the mean of the middle two.</summary>
    /// <param name="known">The accuracies of the first epochs, 0 … 1; at least one.</param>
    /// <param name="epoch">The epoch to predict, counted from 1.</param>
    public static double Median(double[] known, int epoch)
    {
        var all = Families.Select(family => Predict(family, known, epoch)).Order().ToArray();
        return (all[(all.Length - 1) / 2] + all[all.Length / 2]) / 2;
    }

    /// <summary>What one family says.</summary>
    public static double Predict(CurveFamily family, double[] known, int epoch)
    {
        var fitted = NelderMead.Minimise(parameters => Error(family, parameters, known, epoch), family.Start(known), Steps);
        return family.Value(epoch, fitted);
    }

    /// <summary>The squared error, and a penalty for an end that is no accuracy.</summary>
    private static double Error(CurveFamily family, double[] parameters, double[] known, int epoch)
    {
        var end = family.Value(epoch, parameters);
        var outside = Math.Max(0, end - 1) + Math.Max(0, -end);
        var error = Penalty * outside * outside;
        for (var seen = 0; seen < known.Length; seen++)
        {
            var miss = family.Value(seen + 1, parameters) - known[seen];
            error += miss * miss;
        }

        return double.IsNaN(error) ? double.PositiveInfinity : error;
    }
}
