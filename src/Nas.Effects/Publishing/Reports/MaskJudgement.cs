using Nas.Domain;
using Nas.Domain.Learning.Quality;
using Nas.Effects.Data.Sets;
using Nas.Effects.Training;

namespace Nas.Effects.Publishing.Reports;

/// <summary>How well a trained model tells masks of images.</summary>
/// <param name="Part">What the images are.</param>
/// <param name="Names">The names of the masks.</param>
/// <param name="Quality">What its answers are worth.</param>
public sealed record MaskJudgement(string Part, ValueArray<string> Names, MaskQuality Quality) : ModelJudgement(Part)
{
    /// <summary>Compares probabilities with the masks of images.</summary>
    internal static MaskJudgement Of(IReadOnlyList<string> names, TargetRows rows, float[][] probabilities, string part)
    {
        var counts = new PixelCounts(rows.Width, rows.Places);
        foreach (var (row, told) in probabilities.Index())
        {
            counts.Add(rows.Row(row), told);
        }

        return new(part, [.. names], counts.Quality(rows.Count));
    }
}
