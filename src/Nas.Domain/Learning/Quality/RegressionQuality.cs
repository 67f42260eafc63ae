using System.Collections.Immutable;

namespace Nas.Domain.Learning.Quality;

/// <summary>How well numbers are told of examples whose numbers are known.</summary>
/// <param name="Examples">Number of examples.</param>
/// <param name="Numbers">Each number.</param>
/// <param name="Worst">The examples with the largest errors, the worst first: by the largest share of a number's deviation.</param>
public sealed record RegressionQuality(int Examples, ValueArray<NumberQuality> Numbers, ValueArray<int> Worst)
{
    private const int MaxWorst = 1000;

    /// <summary>The mean over the numbers.</summary>
    public double R2 => Numbers.Average(one => one.R2);

    /// <summary>The mean over the numbers.</summary>
    public double MeanSquaredError => Numbers.Average(one => one.MeanSquaredError);

    /// <summary>The mean over the numbers.</summary>
    public double MeanAbsoluteError => Numbers.Average(one => one.MeanAbsoluteError);

    /// <summary>Compares what was told with what is known.</summary>
    /// <param name="known">The numbers, a row for each example.</param>
    /// <param name="told">What was told, in the same order.</param>
    /// <param name="width">Numbers in a row.</param>
    public static RegressionQuality Compute(ReadOnlySpan<float> known, ReadOnlySpan<float> told, int width)
    {
        var examples = known.Length / width;
        var numbers = ImmutableArray.CreateBuilder<NumberQuality>(width);
        var errors = new double[examples];
        for (var column = 0; column < width; column++)
        {
            var mean = 0.0;
            for (var row = 0; row < examples; row++)
            {
                mean += known[(row * width) + column] / (double)examples;
            }

            var (squares, absolute, spread) = (0.0, 0.0, 0.0);
            for (var row = 0; row < examples; row++)
            {
                var (value, error) = (known[(row * width) + column], (double)told[(row * width) + column] - known[(row * width) + column]);
                squares += error * error;
                absolute += Math.Abs(error);
                spread += (value - mean) * (value - mean);
            }

            numbers.Add(new(Share(squares, spread), squares / examples, absolute / examples));
            for (var row = 0; row < examples; row++)
            {
                var error = Math.Abs((double)told[(row * width) + column] - known[(row * width) + column]);
                errors[row] = Math.Max(errors[row], spread > 0 ? error / Math.Sqrt(spread / examples) : error);
            }
        }

        return new(
            examples,
            numbers.ToImmutable(),
            [.. Enumerable.Range(0, examples).OrderByDescending(row => errors[row]).ThenBy(row => row).Take(MaxWorst)]
        );
    }

    private static double Share(double squares, double spread) =>
        spread > 0 ? 1 - (squares / spread)
        : squares > 0 ? 0
        : 1;
}
