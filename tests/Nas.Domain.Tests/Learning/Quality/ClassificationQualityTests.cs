using Nas.Domain.Learning.Quality;

namespace Nas.Domain.Tests.Learning.Quality;

public class ClassificationQualityTests
{
    private static readonly int[] Labels = [0, 0, 0, 1, 1, 2];

    private static readonly float[][] Probabilities =
    [
        [0.9f, 0.1f, 0],
        [0.5f, 0.25f, 0.25f],
        [0.25f, 0.75f, 0],
        [0.125f, 0.75f, 0.125f],
        [1, 0, 0],
        [0.25f, 0.25f, 0.5f],
    ];

    private static ClassificationQuality Found => ClassificationQuality.Compute(Labels, Probabilities, 3);

    [Fact]
    public void Accuracy_IsTheShareOfRightImages()
    {
        Assert.Equal((6, 4 / 6.0, 1.0), (Found.Images, Found.Accuracy, Found.TopFive));
        Assert.InRange(Found.Accuracy, Found.Interval.Lower, Found.Interval.Upper);
    }

    [Fact]
    public void Classes_HavePrecisionRecallAndF1()
    {
        Assert.Equal([3, 2, 1], Found.Classes.Select(one => one.Images));
        Assert.Equal([2 / 3.0, 0.5, 1], Found.Classes.Select(one => one.Precision));
        Assert.Equal([2 / 3.0, 0.5, 1], Found.Classes.Select(one => one.Recall));
        Assert.Equal((2 / 3.0 + 0.5 + 1) / 3, Found.Balanced, 1e-12);
        Assert.Equal(Found.Balanced, Found.F1, 1e-12);
    }

    [Fact]
    public void Confusion_CountsByClassAndPrediction() =>
        Assert.Equal(["2 1 0", "1 1 0", "0 0 1"], Found.Confusion.Select(row => string.Join(' ', row)));

    [Fact]
    public void Mistakes_AreSortedByConfidence() =>
        Assert.Equal([new Mistake(4, 1, 0, 1), new Mistake(2, 0, 1, 0.75)], Found.Mistakes.AsEnumerable());

    [Fact]
    public void Likelihood_OfAnImpossibleClass_IsFinite()
    {
        var expected = new[] { 0.9f, 0.5, 0.25, 0.75, float.Epsilon, 0.5 }.Average(p => -Math.Log(p));
        Assert.Equal(expected, Found.NegativeLogLikelihood, 1e-9);
    }

    [Fact]
    public void Calibration_IsTheGapBetweenConfidenceAndAccuracy() =>
        // Bins: 0.5 twice (both right), 0.75 twice (one right), 0.9 (right), 1 (wrong).
        Assert.Equal((1.0 + 0.5 + 0.1 + 1) / 6, Found.CalibrationError, 1e-6);

    [Fact]
    public void Quality_OfNoImages_IsZero()
    {
        var none = ClassificationQuality.Compute([], [], 2);
        Assert.Equal((0, 0.0, 0.0, 0.0), (none.Images, none.Accuracy, none.NegativeLogLikelihood, none.CalibrationError));
    }
}
