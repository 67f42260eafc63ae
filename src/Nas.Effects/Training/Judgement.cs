using System.Collections.Immutable;
using Nas.Domain.Learning.Quality;
using Nas.Domain.Search.Trials;

namespace Nas.Effects.Training;

/// <summary>How a network does on some images.</summary>
/// <param name="Evaluation">Its measures.</param>
/// <param name="Score">What it is ranked by.</param>
internal sealed record Judgement(Evaluation Evaluation, double Score)
{
    /// <summary>Judges by the classes that images are taken for.</summary>
    public static Judgement Of(Evaluation.OfClasses found, ScoreMetric metric, IReadOnlyList<int> labels, ImmutableArray<int> taken)
    {
        if (metric == ScoreMetric.Accuracy)
        {
            return new(found, found.Accuracy);
        }

        var (balanced, f1) = ClassificationQuality.MeansOf(labels, taken, 1 + labels.Concat(taken).Max());
        return new(found, metric == ScoreMetric.Balanced ? balanced : f1);
    }
}
