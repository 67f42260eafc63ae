using Nas.Domain;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Sets;

namespace Nas.Effects.Publishing.Reports;

/// <summary>The data of a search as a report shows it.</summary>
/// <param name="Layout">The kind of source, such as <c>image folder</c>.</param>
/// <param name="Items">What there is a number of: images or rows.</param>
/// <param name="Classes">The classes with their numbers in the parts.</param>
/// <param name="Samples">Some training images.</param>
public sealed record DataOverview(
    string Layout,
    string Items,
    ValueArray<(string Name, PartSizes Images)> Classes,
    ValueArray<ShownImage> Samples
)
{
    private const int MaxSamples = 20;

    /// <summary>Reasons to doubt the data, as clauses.</summary>
    public ValueArray<string> Warnings { get; init; }

    /// <summary>Number of images in each part.</summary>
    public PartSizes Images => new(Sum(one => one.Train), Sum(one => one.Validation), Sum(one => one.Test));

    /// <summary>Training images of the largest class for each of the smallest; infinite if that has none.</summary>
    public double Imbalance => (double)Classes.Max(one => one.Images.Train) / Classes.Min(one => one.Images.Train);

    /// <summary>An overview of a task.</summary>
    public static DataOverview Of(RawTask task) =>
        new(
            task.Layout.Length > 0 ? task.Layout : "built in",
            task.Columns.IsEmpty ? "images" : "rows",
            [
                .. Enumerable
                    .Range(0, task.Classes)
                    .Select(label =>
                        (
                            task.NameOf(label),
                            new PartSizes(Count(task.Train, label), Count(task.Validation, label), Count(task.Test, label))
                        )
                    ),
            ],
            Thumbnails.CanShow(task.Train.Shape) ? [.. SamplesOf(task)] : []
        );

    /// <summary>The first images of every class in turn.</summary>
    private static IEnumerable<ShownImage> SamplesOf(RawTask task)
    {
        var pictures = new Thumbnails(task.Train);
        return task
            .Train.Labels.Select((label, image) => (label, image))
            .GroupBy(one => one.label)
            .SelectMany(ofClass => ofClass.Select((one, turn) => (one.label, one.image, turn)).Take(MaxSamples))
            .OrderBy(one => one.turn)
            .ThenBy(one => one.label)
            .Take(MaxSamples)
            .OrderBy(one => one.label)
            .ThenBy(one => one.image)
            .Select(one => new ShownImage(pictures.AddressOf(one.image), task.Train.NameOf(one.image), task.NameOf(one.label)));
    }

    private static int Count(ImageSet part, int label) => part.Labels.Count(one => one == label);

    private int Sum(Func<PartSizes, int> part) => Classes.Sum(one => part(one.Images));
}
