namespace Nas.Domain.Numerics.Statistics;

/// <summary>The mean of some numbers and their standard deviation (n − 1; 0 for a single number).</summary>
public readonly record struct MeanAndDeviation(double Mean, double Deviation)
{
    /// <summary>Of at least one number.</summary>
    public static MeanAndDeviation Compute(IReadOnlyCollection<double> numbers)
    {
        var mean = numbers.Average();
        var squares = numbers.Sum(number => (number - mean) * (number - mean));
        return new(mean, numbers.Count < 2 ? 0 : Math.Sqrt(squares / (numbers.Count - 1)));
    }
}
