namespace Nas.Domain.Learning.Quality;

/// <summary>How well one class is recognised. A ratio over nothing is 0.</summary>
/// <param name="Class">Its number.</param>
/// <param name="Images">Images of the class.</param>
/// <param name="Precision">Share of the images taken for the class that are of it.</param>
/// <param name="Recall">Share of the images of the class that are taken for it.</param>
/// <param name="F1">Harmonic mean of both.</param>
public sealed record ClassQuality(int Class, int Images, double Precision, double Recall, double F1)
{
    internal static ClassQuality Compute(ValueArray<ValueArray<int>> confusion, int of)
    {
        var (hits, images, taken) = (confusion[of][of], confusion[of].Sum(), confusion.Sum(row => row[of]));
        return new(of, images, Ratio(hits, taken), Ratio(hits, images), Ratio(2 * hits, images + taken));
    }

    private static double Ratio(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
