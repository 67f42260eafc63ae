namespace Nas.Domain.Learning.Quality;

/// <summary>How well one number is told.</summary>
/// <param name="R2">The share of its variance that is told, 1 at best; 0 for a constant that is not met.</param>
/// <param name="MeanSquaredError">Mean of the squared errors.</param>
/// <param name="MeanAbsoluteError">Mean of the absolute errors.</param>
public sealed record NumberQuality(double R2, double MeanSquaredError, double MeanAbsoluteError)
{
    /// <summary>Compares what was told with what is known; also gives the deviation of what is known.</summary>
    /// <param name="known">The number of the first example, and of the others so many places on.</param>
    /// <param name="told">What was told, in the same places.</param>
    /// <param name="step">Places from one example to the next.</param>
    public static (NumberQuality Quality, double Deviation) Compute(ReadOnlySpan<float> known, ReadOnlySpan<float> told, int step)
    {
        var (examples, mean) = ((known.Length + step - 1) / step, 0.0);
        for (var i = 0; i < known.Length; i += step)
        {
            mean += known[i] / (double)examples;
        }

        var (squares, absolute, spread) = (0.0, 0.0, 0.0);
        for (var i = 0; i < known.Length; i += step)
        {
            var (value, error) = (known[i], (double)told[i] - known[i]);
            squares += error * error;
            absolute += Math.Abs(error);
            spread += (value - mean) * (value - mean);
        }

        return (new(Share(squares, spread), squares / examples, absolute / examples), Math.Sqrt(spread / examples));
    }

    private static double Share(double squares, double spread) =>
        spread > 0 ? 1 - (squares / spread)
        : squares > 0 ? 0
        : 1;
}
