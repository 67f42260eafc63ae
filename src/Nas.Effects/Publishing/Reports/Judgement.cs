using Nas.Domain;
using Nas.Domain.Learning.Quality;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Sets;
using Nas.Effects.Data.Tasks;
using Nas.Effects.Training.Models;

namespace Nas.Effects.Publishing.Reports;

/// <summary>How good a trained model is on labelled images.</summary>
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
)
{
    private const int MaxPictures = 24;

    /// <summary>Has one network or several classify the images, and compares.</summary>
    public static Judgement Of(TrainedEnsemble model, ComputeDevice device, LabelledData data)
    {
        using var classifier = new Classifier(model, device);
        var (images, probabilities) = (data.Images, classifier.Probabilities(data.Images).ToArray());
        var quality = ClassificationQuality.Compute(images.Labels, probabilities, model.About.Classes.Count);
        return new(
            data.Part,
            [.. model.About.Classes],
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
