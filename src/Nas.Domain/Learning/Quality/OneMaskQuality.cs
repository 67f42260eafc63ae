namespace Nas.Domain.Learning.Quality;

/// <summary>How well one mask is told, from counts of pixels by the probability that was told.</summary>
/// <param name="Overlap">Pixels that are in the mask and were told, over those that are in it or were told (intersection over union).</param>
/// <param name="F1">F1 of telling the pixels of probability ½ and more.</param>
/// <param name="AreaUnderCurve">The share of pairs of pixels in and out that are ordered rightly (area under the ROC curve); equal ones
/// count half.</param>
/// <param name="Share">Share of the pixels that are in the mask.</param>
public sealed record OneMaskQuality(double Overlap, double F1, double AreaUnderCurve, double Share)
{
    /// <summary>Steps of probability that are told apart.</summary>
    public const int Steps = 1 << 16;

    /// <summary>Whether some pixels are in the mask and others are not, so that the measures mean something.</summary>
    public bool IsMeasured => Share is > 0 and < 1;

    /// <summary>The step that a probability belongs to.</summary>
    public static int StepOf(float probability) => Math.Clamp((int)(probability * Steps), 0, Steps - 1);

    /// <summary>Measures from counts.</summary>
    /// <param name="within">Pixels in the mask, by <see cref="StepOf"/> what was told of them.</param>
    /// <param name="without">The other pixels.</param>
    public static OneMaskQuality Compute(ReadOnlySpan<long> within, ReadOnlySpan<long> without)
    {
        var (ordered, above, told, right, all) = (0.0, 0L, 0L, 0L, 0L);
        for (var step = Steps - 1; step >= 0; step--)
        {
            ordered += without[step] * (above + (within[step] / 2.0));
            above += within[step];
            all += within[step] + without[step];
            if (step == Steps / 2)
            {
                (told, right) = (all, above);
            }
        }

        return new(
            Ratio(right, told + above - right),
            Ratio(2 * right, told + above),
            above == 0 || above == all ? 0.5 : ordered / ((double)above * (all - above)),
            Ratio(above, all)
        );
    }

    private static double Ratio(long part, long whole) => whole == 0 ? 0 : (double)part / whole;
}
