using System.Collections.Immutable;

namespace Nas.Domain.Learning.Quality;

/// <summary>How well labels are told of examples each of which may have several.</summary>
/// <param name="Examples">Number of examples.</param>
/// <param name="Labels">Each label.</param>
public sealed record LabelQuality(int Examples, ValueArray<OneLabelQuality> Labels)
{
    /// <summary>The mean over the labels that some examples have.</summary>
    public double MeanAveragePrecision => Mean(one => one.AveragePrecision);

    /// <summary>The mean over the labels that some examples have.</summary>
    public double F1 => Mean(one => one.F1);

    /// <summary>The mean over the labels that some examples have.</summary>
    public double AreaUnderCurve => Mean(one => one.AreaUnderCurve);

    /// <summary>Compares scores with labels.</summary>
    /// <param name="known">1 for a label that an example has, else 0; a row for each example.</param>
    /// <param name="told">What was told in the same order; more than 0 tells a label.</param>
    /// <param name="width">Labels in a row.</param>
    public static LabelQuality Compute(float[] known, float[] told, int width)
    {
        var examples = known.Length / width;
        var labels = ImmutableArray.CreateBuilder<OneLabelQuality>(width);
        for (var label = 0; label < width; label++)
        {
            var column = Enumerable.Range(0, examples).Select(row => (known[row * width + label] > 0, told[row * width + label]));
            labels.Add(OneLabelQuality.Compute([.. column]));
        }

        return new(examples, labels.ToImmutable());
    }

    private double Mean(Func<OneLabelQuality, double> measure) =>
        Labels.Where(one => one.IsMeasured).Select(measure).DefaultIfEmpty(0).Average();
}
