using Nas.Domain;
using Nas.Domain.Learning.Quality;
using Nas.Effects.Data.Sets;
using Nas.Effects.Data.Tasks;

namespace Nas.Effects.Publishing.Reports;

/// <summary>How well a trained model tells labels of images.</summary>
/// <param name="Part">What the images are.</param>
/// <param name="Names">The names of the labels.</param>
/// <param name="Quality">What its answers are worth.</param>
public sealed record LabelJudgement(string Part, ValueArray<string> Names, LabelQuality Quality) : ModelJudgement(Part)
{
    /// <summary>Compares probabilities with the labels of images.</summary>
    internal static LabelJudgement Of(IReadOnlyList<string> names, TargetRows rows, float[][] probabilities, LabelledData data) =>
        new(
            data.Part,
            [.. names],
            LabelQuality.Compute(rows.Values, [.. probabilities.SelectMany(row => row).Select(one => one - 0.5f)], rows.Width)
        );
}
