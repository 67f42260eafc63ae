namespace Nas.Domain.Architectures.Grammars.Checks;

/// <summary>How numbers are spread.</summary>
/// <param name="Mean">Arithmetic mean.</param>
/// <param name="Median">Middle one, the lower of two.</param>
/// <param name="Percentile90">Nine of ten are at most this.</param>
/// <param name="Largest">Largest one.</param>
public readonly record struct Spread(double Mean, int Median, int Percentile90, int Largest)
{
    internal static Spread Measure(IEnumerable<int> numbers)
    {
        var sorted = numbers.Order().ToArray();
        return new(sorted.Average(), sorted[(sorted.Length - 1) / 2], sorted[(sorted.Length - 1) * 9 / 10], sorted[^1]);
    }
}
