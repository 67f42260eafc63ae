using Nas.Domain.Learning.Quality;

namespace Nas.Effects.Training;

/// <summary>Counts of pixels by the probability that was told of them. A class to hold the growing counts.</summary>
/// <param name="width">Number of masks.</param>
/// <param name="pixels">Pixels of a mask.</param>
internal sealed class PixelCounts(int width, int pixels)
{
    private readonly long[][] _within = [.. Enumerable.Range(0, width).Select(_ => new long[OneMaskQuality.Steps])];
    private readonly long[][] _without = [.. Enumerable.Range(0, width).Select(_ => new long[OneMaskQuality.Steps])];

    /// <summary>Takes examples into account.</summary>
    /// <param name="known">1 for a pixel in the mask, else 0: the masks of an example one after the other.</param>
    /// <param name="probabilities">What was told, in the same order.</param>
    public void Add(ReadOnlySpan<float> known, ReadOnlySpan<float> probabilities)
    {
        for (var i = 0; i < known.Length; i++)
        {
            var counts = known[i] > 0 ? _within : _without;
            counts[i / pixels % width][OneMaskQuality.StepOf(probabilities[i])]++;
        }
    }

    /// <summary>The quality of all so far.</summary>
    public MaskQuality Quality(int examples) =>
        new(examples, [.. _within.Zip(_without, (within, without) => OneMaskQuality.Compute(within, without))]);
}
