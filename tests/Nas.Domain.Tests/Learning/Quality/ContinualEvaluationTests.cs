using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Learning;
using Nas.Domain.Learning.Baselines;
using Nas.Domain.Learning.Quality;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Numerics.Tables;

namespace Nas.Domain.Tests.Learning.Quality;

public class ContinualEvaluationTests
{
    private static readonly ContinualEvaluation Usual = new(20, Refits: true, TargetScale.Raw);

    [Theory]
    [InlineData(100, 4)]
    [InlineData(119, 4)]
    [InlineData(39, 0)]
    public void Windows_OfAnOrder_AreWholeAndLeaveOutTheFirst(int rows, int windows) =>
        Assert.Equal(windows, Judged(Usual, new NearestNeighbours(), rows).Length);

    [Fact]
    public void Fits_OfWindows_SeeWhatCameBeforeAndNothingElse() => Assert.Equal([20, 40, 60, 80], Seen(Usual, before: null));

    [Fact]
    public void Fit_WithoutRefit_SeesTheFirstWindow() => Assert.Equal([20], Seen(Usual with { Refits = false }, before: null));

    [Fact]
    public void Fits_AfterOtherTasks_SeeThemToo()
    {
        Assert.Equal([50, 70, 90, 110], Seen(Usual, before: 30));
        Assert.Equal([30], Seen(Usual with { Refits = false }, before: 30));
    }

    [Fact]
    public void Taus_OfAPredictorThatLearns_AreHighOnMadeUpRows() =>
        Assert.All(Judged(Usual with { Window = 100 }, new Ridge(), 500), tau => Assert.InRange(tau, 0.5, 1));

    private static ImmutableArray<double> Judged(ContinualEvaluation evaluation, Predictor predictor, int rows) =>
        evaluation.Judge(predictor, Made.Data(rows), default, Made.Stream);

    /// <summary>The numbers of rows that a predictor was fitted to.</summary>
    private static List<int> Seen(ContinualEvaluation evaluation, int? before)
    {
        var seen = new List<int>();
        var others = before is int rows ? Made.Data(rows, "others") : Option<TrainingSet>.None;
        evaluation.Judge(new Counting(seen.Add), Made.Data(100), others, Made.Stream);
        return seen;
    }

    private sealed record Counting(Action<int> Count) : Predictor
    {
        public override FittedPredictor Fit(TrainingSet data, RandomStream stream, IndexMap map)
        {
            Count(data.Rows);
            return new NearestNeighbours().Fit(data, stream, map);
        }
    }
}
