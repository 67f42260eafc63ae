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
        var numbers = ImmutableArray.CreateBuilder<NumberQuality>(width);
        var errors = new double[known.Length / width];
        for (var column = 0; column < width; column++)
        {
            var (quality, deviation) = NumberQuality.Compute(known[column..], told[column..], width);
            numbers.Add(quality);
            for (var row = 0; row < errors.Length; row++)
            {
                var error = Math.Abs((double)told[(row * width) + column] - known[(row * width) + column]);
                errors[row] = Math.Max(errors[row], deviation > 0 ? error / deviation : error);
            }
        }

        return new(
            errors.Length,
            numbers.ToImmutable(),
            [.. Enumerable.Range(0, errors.Length).OrderByDescending(row => errors[row]).ThenBy(row => row).Take(MaxWorst)]
        );
    }
}
