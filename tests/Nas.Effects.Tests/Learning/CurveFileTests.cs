using System.Collections.Immutable;
using Nas.Effects.Data.Csv;
using Nas.Effects.Learning;

namespace Nas.Effects.Tests.Learning;

public class CurveFileTests
{
    [Fact]
    public void Rows_OfTrainings_AreCurvesInTheOrderOfEpochs()
    {
        var curves = CurveFile.Parse(Table(10)).IfLeft(error => throw new InvalidOperationException(error.Message));
        Assert.Equal(10, curves.Length);
        Assert.Equal([0.5, 0.75], curves[0].Accuracies);
        Assert.Equal([3.0, 2], curves[0].Losses);
        Assert.Equal([2.5, 1.5], curves[0].ValidationLosses);
        Assert.Equal([0.1], curves[0].Description);
        Assert.Single(curves.Select(curve => curve.Setting).Distinct());
    }

    [Fact]
    public void Trainings_ThatAreTooFew_AreAnError() =>
        Assert.IsType<TableError.TooFewCurves>(CurveFile.Parse(Table(9)).LeftAsEnumerable().Single());

    [Fact]
    public void Column_ThatIsMissing_IsAnError() =>
        Assert.IsType<TableError.UnknownColumn>(
            CurveFile
                .Parse(Table(10) with { Names = ["decay", "seed", "epoch", "loss", "valid_loss", "valid_error"] })
                .LeftAsEnumerable()
                .Single()
        );

    /// <summary>Trainings of two epochs, the second first, and one that diverged.</summary>
    private static TextTable Table(int whole)
    {
        string[][] rows =
        [
            .. Enumerable
                .Range(1, whole)
                .SelectMany(seed =>
                    new string[][] { ["0.1", $"{seed}", "2", "2", "1.5", "25"], ["0.1", $"{seed}", "1", "3", "2.5", "50"] }
                ),
            ["0.1", "0", "1", "3", "2.5", "50"],
            ["0.1", "0", "2", "nan", "nan", "90"],
        ];
        return new(
            "curves.csv",
            ["decay", "seed", "epoch", "train_loss", "valid_loss", "valid_error"],
            [.. Enumerable.Range(0, 6).Select(column => rows.Select(row => row[column]).ToImmutableArray())]
        );
    }
}
