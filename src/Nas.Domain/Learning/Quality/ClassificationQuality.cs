using System.Collections.Immutable;
using Nas.Domain.Numerics.Statistics;

namespace Nas.Domain.Learning.Quality;

/// <summary>How good a classifier's probabilities are for images whose classes are known.</summary>
/// <param name="Images">Number of images.</param>
/// <param name="Accuracy">Share of images whose most probable class is theirs.</param>
/// <param name="Interval">Its 95 % interval.</param>
/// <param name="TopFive">Share of images whose class is among the five most probable ones.</param>
/// <param name="Balanced">Mean recall of the classes that have images.</param>
/// <param name="F1">Mean F1 of the classes that have images.</param>
/// <param name="NegativeLogLikelihood">Mean of −log of the probability given to the right class, in nats.</param>
/// <param name="CalibrationError">Expected calibration error: the mean difference between confidence and accuracy, over 15 bins of
/// confidence.</param>
/// <param name="Classes">Each class.</param>
/// <param name="Confusion">Number of images by class (row) and the class that they are taken for (column).</param>
/// <param name="Mistakes">All images taken for another class, the most confident mistakes first.</param>
/// <param name="Confidence">The bins of confidence that have images, the least confident first.</param>
public sealed record ClassificationQuality(
    int Images,
    double Accuracy,
    WilsonInterval Interval,
    double TopFive,
    double Balanced,
    double F1,
    double NegativeLogLikelihood,
    double CalibrationError,
    ValueArray<ClassQuality> Classes,
    ValueArray<ValueArray<int>> Confusion,
    ValueArray<Mistake> Mistakes,
    ValueArray<ConfidenceBin> Confidence
)
{
    private const int Bins = 15;

    // A probability that underflowed to 0 counts as the smallest positive float.
    private const double Smallest = float.Epsilon;

    /// <summary>Judges probabilities.</summary>
    /// <param name="labels">The class of each image, below the number of classes.</param>
    /// <param name="probabilities">For each image a probability for each class; equal ones are ranked by class.</param>
    /// <param name="classes">Number of classes, at least 1.</param>
    public static ClassificationQuality Compute(IReadOnlyList<int> labels, IReadOnlyList<IReadOnlyList<float>> probabilities, int classes)
    {
        var taken = probabilities.Select(Largest).ToImmutableArray();
        var confusion = Confused(labels, taken, classes);
        var all = Enumerable.Range(0, classes).Select(of => ClassQuality.Compute(confusion, of)).ToImmutableArray();
        var present = all.Where(one => one.Images > 0).ToImmutableArray();
        var accuracy = Share(labels.Where((label, i) => label == taken[i]).Count(), labels.Count);
        var bins = Binned(labels, probabilities, taken);
        return new(
            labels.Count,
            accuracy,
            WilsonInterval.Compute(accuracy, labels.Count),
            Share(labels.Where((label, i) => RankOf(probabilities[i], label) < 5).Count(), labels.Count),
            Mean(present.Select(one => one.Recall)),
            Mean(present.Select(one => one.F1)),
            Mean(labels.Select((label, i) => -Math.Log(Math.Max(probabilities[i][label], Smallest)))),
            bins.Sum(bin => bin.Images * Math.Abs(bin.Confidence - bin.Accuracy)) / Math.Max(1, labels.Count),
            all,
            confusion,
            [
                .. Enumerable
                    .Range(0, labels.Count)
                    .Where(i => taken[i] != labels[i])
                    .Select(i => new Mistake(i, labels[i], taken[i], probabilities[i][taken[i]]))
                    .OrderByDescending(mistake => mistake.Probability)
                    .ThenBy(mistake => mistake.Image),
            ],
            bins
        );
    }

    /// <summary>Mean recall and mean F1 of the classes that have images, of the classes that images are taken for.</summary>
    public static (double Balanced, double F1) MeansOf(IReadOnlyList<int> labels, ImmutableArray<int> taken, int classes)
    {
        var confusion = Confused(labels, taken, classes);
        var present = Enumerable
            .Range(0, classes)
            .Select(of => ClassQuality.Compute(confusion, of))
            .Where(one => one.Images > 0)
            .ToImmutableArray();
        return (Mean(present.Select(one => one.Recall)), Mean(present.Select(one => one.F1)));
    }

    private static int Largest(IReadOnlyList<float> probabilities)
    {
        var largest = 0;
        for (var i = 1; i < probabilities.Count; i++)
        {
            largest = probabilities[i] > probabilities[largest] ? i : largest;
        }

        return largest;
    }

    private static int RankOf(IReadOnlyList<float> probabilities, int label) =>
        probabilities.Where((other, i) => other > probabilities[label] || (other == probabilities[label] && i < label)).Count();

    private static ValueArray<ValueArray<int>> Confused(IReadOnlyList<int> labels, ImmutableArray<int> taken, int classes)
    {
        var counts = labels.Zip(taken).CountBy(pair => pair).ToImmutableDictionary();
        return
        [
            .. Enumerable
                .Range(0, classes)
                .Select(row =>
                    (ValueArray<int>)[.. Enumerable.Range(0, classes).Select(column => counts.GetValueOrDefault((row, column)))]
                ),
        ];
    }

    private static ValueArray<ConfidenceBin> Binned(
        IReadOnlyList<int> labels,
        IReadOnlyList<IReadOnlyList<float>> probabilities,
        ImmutableArray<int> taken
    ) =>
        [
            .. Enumerable
                .Range(0, labels.Count)
                .Select(i => (Confidence: (double)probabilities[i][taken[i]], IsRight: taken[i] == labels[i]))
                .GroupBy(one => Math.Clamp((int)Math.Ceiling(one.Confidence * Bins) - 1, 0, Bins - 1))
                .OrderBy(bin => bin.Key)
                .Select(bin => new ConfidenceBin(
                    (double)bin.Key / Bins,
                    (bin.Key + 1.0) / Bins,
                    bin.Count(),
                    bin.Average(one => one.Confidence),
                    Share(bin.Count(one => one.IsRight), bin.Count())
                )),
        ];

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;

    private static double Mean(IEnumerable<double> numbers) => numbers.DefaultIfEmpty(0).Average();
}
