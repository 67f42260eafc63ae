using Nas.Domain.Learning;
using Nas.Domain.Numerics.Statistics;

namespace Nas.Domain.Tests.Learning.Quality;

/// <summary>How well a model's predicted spread matches its errors.</summary>
/// <param name="Scale">The root mean square of error / spread: multiply spreads by it to make them fit on average. 1 is right,
/// more means that the model is too sure of itself.</param>
/// <param name="WithinOne">The share of rows whose error is at most one spread; 0.68 for normal errors and a right spread.</param>
/// <param name="WithinTwo">The share of rows whose error is at most two spreads; 0.95 for normal errors and a right spread.</param>
/// <param name="Rank">Spearman's rho of spread and absolute error: whether larger uncertainty goes with larger errors.</param>
internal sealed record Calibration(double Scale, double WithinOne, double WithinTwo, double Rank)
{
    /// <summary>Compares predictions with actual values; rows with a NaN or without spread are ignored.</summary>
    public static Calibration Measure(ReadOnlySpan<Prediction> predictions, ReadOnlySpan<double> actual)
    {
        List<double> spreads = [],
            errors = [];
        for (var row = 0; row < predictions.Length; row++)
        {
            if (predictions[row].Spread > 0 && !double.IsNaN(actual[row] - predictions[row].Mean))
            {
                spreads.Add(predictions[row].Spread);
                errors.Add(Math.Abs(actual[row] - predictions[row].Mean));
            }
        }

        var ratios = errors.Zip(spreads, (error, spread) => error / spread).ToArray();
        double Share(double limit) => ratios.Count(ratio => ratio <= limit) / (double)ratios.Length;
        return new(
            Math.Sqrt(ratios.Sum(ratio => ratio * ratio) / ratios.Length),
            Share(1),
            Share(2),
            Spearman.Rho([.. spreads], [.. errors])
        );
    }
}
