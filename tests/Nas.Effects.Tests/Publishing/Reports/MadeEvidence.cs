using LanguageExt;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Learning.Quality;
using Nas.Effects.Data.Sets;
using Nas.Effects.Publishing.Reports;

namespace Nas.Effects.Tests.Publishing.Reports;

/// <summary>Data of two classes and a model's answers, both invented.</summary>
internal static class MadeEvidence
{
    private static readonly TensorType Shape = TensorType.Image(3, 4, 5);

    public static DataOverview Data(string[] classes) =>
        DataOverview.Of(
            new("toy", classes.Length, Images([0, 1, 0, 1]), Images([0, 1]), Images([0, 1, 1])) { ClassNames = classes.ToSeq().Strict() }
        );

    /// <summary>Four answers, of which the second and the fourth are wrong.</summary>
    public static Judgement Judgement(string[] classes)
    {
        var quality = ClassificationQuality.Compute(
            [0, 0, 1, 1],
            [
                [0.9f, 0.1f],
                [0.2f, 0.8f],
                [0.3f, 0.7f],
                [0.6f, 0.4f],
            ],
            classes.Length
        );
        var data = DataOverview.Of(new("toy", classes.Length, Images([0, 1]), Images([0]), Images([0])));
        return new("test", [.. classes], quality, ["b/1.png", "a/0.png"], [.. data.Samples.Select(sample => sample.Address)]);
    }

    private static ImageSet Images(int[] labels) =>
        new(Shape, [.. Enumerable.Range(0, labels.Length * (int)Shape.Elements).Select(i => (float)(i % 256))], labels);
}
