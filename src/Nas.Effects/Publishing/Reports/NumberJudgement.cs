using Nas.Domain;
using Nas.Domain.Learning.Quality;
using Nas.Effects.Data.Sets;
using Nas.Effects.Data.Tasks;

namespace Nas.Effects.Publishing.Reports;

/// <summary>How well a trained model tells numbers of images.</summary>
/// <param name="Part">What the images are.</param>
/// <param name="Names">The names of the numbers.</param>
/// <param name="Quality">What its answers are worth.</param>
/// <param name="Worst">The images with the largest errors, the worst first.</param>
public sealed record NumberJudgement(string Part, ValueArray<string> Names, RegressionQuality Quality, ValueArray<ToldNumbers> Worst)
    : ModelJudgement(Part)
{
    private const int MaxPictures = 24;

    /// <summary>Compares answers with the numbers of images.</summary>
    internal static NumberJudgement Of(IReadOnlyList<string> names, TargetRows rows, float[][] answers, LabelledData data)
    {
        var (known, told) = (rows.InUnits(rows.Values), answers.SelectMany(answer => answer).ToArray());
        var quality = RegressionQuality.Compute(known, told, rows.Width);
        return new(
            data.Part,
            [.. names],
            quality,
            [
                .. quality.Worst.Select(row => new ToldNumbers(
                    data.Images.NameOf(row),
                    [.. known[(row * rows.Width)..((row + 1) * rows.Width)]],
                    [.. answers[row]]
                )),
            ]
        );
    }

    /// <summary>The images with the largest errors.</summary>
    internal IEnumerable<ShownImage> Shown => Worst.Take(MaxPictures).Select(one => new ShownImage("", one.Image, one.Text([.. Names])));
}
