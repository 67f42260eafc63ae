using System.Collections.Immutable;
using Nas.Domain.Learning.GaussianProcesses;
using Nas.Domain.Learning.Quality;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Numerics.Tables;

namespace Nas.Domain.Learning.Curves;

/// <summary>A way to tell from its first epochs how well a training ends. Higher is better; only the order counts.</summary>
/// <param name="Name">Its name in tables.</param>
/// <param name="Predict">What it says of some trainings of which the first epochs are seen; what it learns, it learns from others of
/// them.</param>
public sealed record CurveForecast(string Name, Func<ValueArray<LearningCurve>, int, RandomStream, double[]> Predict)
{
    private const int Folds = 5;

    /// <summary>All of them, the plainest first.</summary>
    public static ValueArray<CurveForecast> All { get; } =
    [
        Of("last-accuracy", (begin, _) => begin.End),
        Of("last-validation-loss", (begin, _) => -begin.ValidationLosses[^1]),
        Of("sotl-e", (begin, _) => LossCurve.Last(begin.Losses.AsSpan())),
        Of("sotl", (begin, _) => LossCurve.Sum(begin.Losses.AsSpan())),
        Of("sotl-ema", (begin, _) => LossCurve.MovingAverage(begin.Losses.AsSpan())),
        .. CurveExtrapolation.Families.Select(family =>
            Of(family.Name, (begin, epochs) => CurveExtrapolation.Predict(family, [.. begin.Accuracies], epochs))
        ),
        Of("median-of-families", (begin, epochs) => CurveExtrapolation.Median([.. begin.Accuracies], epochs)),
        Learnt("curve-regression", Differences),
        Learnt("description", begin => begin.Description),
        Learnt("omni", begin => [.. begin.Description, LossCurve.Last(begin.Losses.AsSpan())]),
    ];

    /// <summary>Kendall's tau between what it says after some epochs and how the trainings end.</summary>
    public double Tau(ValueArray<LearningCurve> curves, int seen, RandomStream stream) =>
        KendallTau.B(Predict(curves, seen, stream), [.. curves.Select(curve => curve.End)]);

    private static CurveForecast Of(string name, Func<LearningCurve, int, double> predict) =>
        new(name, (curves, seen, _) => [.. curves.Select(curve => predict(curve.Begin(seen), curve.Accuracies.Length))]);

    private static CurveForecast Learnt(string name, Func<LearningCurve, ValueArray<double>> describe) =>
        new(name, (curves, seen, stream) => CrossPredict(Table([.. curves.Select(curve => describe(curve.Begin(seen)))]), curves, stream));

    /// <summary>The accuracies so far with their first and second differences, as in learning-curve regression (Baker et al.,
    /// 2017).</summary>
    private static ValueArray<double> Differences(LearningCurve begin)
    {
        var first = Steps([.. begin.Accuracies]);
        return [.. begin.Accuracies, .. first, .. Steps(first)];
    }

    private static double[] Steps(double[] values) => [.. values.Skip(1).Zip(values, (next, one) => next - one)];

    private static FeatureTable Table(ImmutableArray<ValueArray<double>> rows) =>
        FeatureTable.BuildRows(
            [.. Enumerable.Range(0, rows[0].Length).Select(column => $"{column}")],
            rows.Length,
            (row, target) => rows[row].AsSpan().CopyTo(target)
        );

    /// <summary>Predicts each training from those of other settings.</summary>
    private static double[] CrossPredict(FeatureTable table, ValueArray<LearningCurve> curves, RandomStream stream)
    {
        string[] settings = [.. curves.Select(curve => curve.Setting).Distinct()];
        var order = stream.Child("folds").Cursor().NextPermutation(settings.Length);
        int[] folds = [.. curves.Select(curve => order[Array.IndexOf(settings, curve.Setting)] % Folds)];
        var data = new TrainingSet(table, [.. curves.Select(curve => curve.End)]);
        var predicted = new double[curves.Length];
        for (var fold = 0; fold < Folds; fold++)
        {
            ImmutableArray<int> unseen = [.. Enumerable.Range(0, folds.Length).Where(row => folds[row] == fold)];
            ImmutableArray<int> seen = [.. Enumerable.Range(0, folds.Length).Where(row => folds[row] != fold)];
            if (unseen.IsEmpty || seen.IsEmpty)
            {
                continue;
            }

            var model = new GaussianProcessRegression().Fit(data.Take(seen), stream.Child("fit").Child(fold), IndexMap.Sequential);
            var values = model.Predict(table.TakeRows(unseen));
            foreach (var (row, value) in unseen.Zip(values))
            {
                predicted[row] = value;
            }
        }

        return predicted;
    }
}
