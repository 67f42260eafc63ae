namespace Nas.Domain.Learning.Quality;

/// <summary>How well one label is told.</summary>
/// <param name="Share">Share of the examples that have it.</param>
/// <param name="AveragePrecision">Mean precision where an example that has it is reached, the most probable first.</param>
/// <param name="F1">F1 of telling it where its logit is positive.</param>
/// <param name="AreaUnderCurve">The share of pairs with and without it that are ordered rightly (area under the ROC curve); ties count half.</param>
public sealed record OneLabelQuality(double Share, double AveragePrecision, double F1, double AreaUnderCurve)
{
    /// <summary>Whether some examples have it and others do not, so that the measures mean something.</summary>
    public bool IsMeasured => Share is > 0 and < 1;

    /// <summary>Compares the logits of a label with whether examples have it.</summary>
    public static OneLabelQuality Compute(IReadOnlyList<(bool Has, float Logit)> examples)
    {
        var groups = examples
            .GroupBy(one => one.Logit)
            .OrderByDescending(group => group.Key)
            .Select(group => (With: group.Count(one => one.Has), All: group.Count()))
            .ToArray();
        var (with, all) = (groups.Sum(group => group.With), examples.Count);
        var (seen, hits, precision, ordered) = (0, 0, 0.0, 0.0);
        foreach (var group in groups)
        {
            var without = group.All - group.With;
            ordered += without * (hits + (group.With / 2.0));
            (seen, hits) = (seen + group.All, hits + group.With);
            precision += group.With * ((double)hits / seen);
        }

        var told = examples.Count(one => one.Logit > 0);
        var right = examples.Count(one => one.Logit > 0 && one.Has);
        return new(
            (double)with / all,
            with == 0 ? 0 : precision / with,
            told + with == 0 ? 0 : 2.0 * right / (told + with),
            with == 0 || with == all ? 0.5 : ordered / ((double)with * (all - with))
        );
    }
}
