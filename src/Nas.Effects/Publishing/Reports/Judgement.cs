using Nas.Domain;
using Nas.Domain.Learning.Quality;
using Nas.Effects.Data.Sets;
using Nas.Effects.Data.Tasks;

namespace Nas.Effects.Publishing.Reports;

/// <summary>How good a trained model is on images with classes.</summary>
/// <param name="Part">What the images are, such as <c>test</c>.</param>
/// <param name="Classes">The names of the classes.</param>
/// <param name="Quality">What its probabilities are worth.</param>
/// <param name="Mistaken">The names of the images that are taken for another class, the most confident mistakes first.</param>
/// <param name="Pictures">The first of them, if they can be shown.</param>
public sealed record Judgement(
    string Part,
    ValueArray<string> Classes,
    ClassificationQuality Quality,
    ValueArray<string> Mistaken,
    ValueArray<string> Pictures
) : ModelJudgement(Part)
{
    private const int MaxPictures = 24;

    /// <summary>Compares the probabilities of the classes with the classes of images.</summary>
    internal static Judgement Of(IReadOnlyList<string> classes, float[][] probabilities, LabelledData data)
    {
        var images = data.Images;
        var quality = ClassificationQuality.Compute(images.Labels, probabilities, classes.Count);
        return new(
            data.Part,
            [.. classes],
            quality,
            [.. quality.Mistakes.Select(mistake => images.NameOf(mistake.Image))],
            quality.Mistakes.IsEmpty || !Thumbnails.CanShow(images.Shape) ? [] : [.. PicturesOf(images, quality.Mistakes.Take(MaxPictures))]
        );
    }

    /// <summary>The most confident mistakes.</summary>
    internal IEnumerable<ShownImage> Worst =>
        Quality
            .Mistakes.Take(MaxPictures)
            .Select(
                (mistake, i) =>
                    new ShownImage(
                        i < Pictures.Length ? Pictures[i] : "",
                        Mistaken[i],
                        $"{Classes[mistake.Class]} taken for {Classes[mistake.Taken]}, {Quantity.Percent(mistake.Probability)}"
                    )
            );

    private static IEnumerable<string> PicturesOf(ImageSet images, IEnumerable<Mistake> mistakes)
    {
        var pictures = new Thumbnails(images);
        return mistakes.Select(mistake => pictures.AddressOf(mistake.Image));
    }
}
