using Nas.Domain;
using Nas.Domain.Learning.Quality;
using Nas.Effects.Data.Sets;

namespace Nas.Effects.Publishing.Reports;

/// <summary>How well a trained model tells maps of images.</summary>
/// <param name="Part">What the images are.</param>
/// <param name="Names">The names of the maps.</param>
/// <param name="Quality">What its answers are worth.</param>
public sealed record MapJudgement(string Part, ValueArray<string> Names, MapQuality Quality) : ModelJudgement(Part)
{
    /// <summary>Compares answers with the maps of images.</summary>
    internal static MapJudgement Of(IReadOnlyList<string> names, TargetRows rows, float[][] answers, string part)
    {
        var known = rows.InUnits(Numbers(rows.Values, rows));
        var told = answers.SelectMany(answer => Numbers(answer, rows)).ToArray();
        return new(part, [.. names], MapQuality.Compute(known, told, rows.Width, rows.Places));
    }

    /// <summary>The numbers of each pixel side by side.</summary>
    private static float[] Numbers(float[] maps, TargetRows rows)
    {
        var (width, places) = (rows.Width, rows.Places);
        var numbers = new float[maps.Length];
        for (var i = 0; i < maps.Length; i++)
        {
            var (row, map, place) = (i / rows.Length, i / places % width, i % places);
            numbers[(row * rows.Length) + (place * width) + map] = maps[i];
        }

        return numbers;
    }
}
