using Nas.Domain;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Sets;

namespace Nas.Effects.Publishing.Reports;

/// <summary>The data of a search as a report shows it.</summary>
/// <param name="Layout">The kind of source, such as <c>image folder</c>.</param>
/// <param name="Items">What there is a number of: images, sequences or rows.</param>
/// <param name="Images">How many there are in each part.</param>
/// <param name="Classes">The classes with their numbers in the parts; empty where images have numbers.</param>
/// <param name="Samples">Some training images.</param>
public sealed record DataOverview(
    string Layout,
    string Items,
    PartSizes Images,
    ValueArray<(string Name, PartSizes Images)> Classes,
    ValueArray<ShownImage> Samples
)
{
    private const int MaxSamples = 20;
    private const int MaxWords = 4;

    /// <summary>Reasons to doubt the data, as clauses.</summary>
    public ValueArray<string> Warnings { get; init; }

    /// <summary>Where the numbers of training images lie; empty where images have classes.</summary>
    public ValueArray<NumberRange> Numbers { get; init; }

    /// <summary>Training images of the largest class for each of the smallest; infinite if that has none.</summary>
    public double Imbalance => (double)Classes.Max(one => one.Images.Train) / Classes.Min(one => one.Images.Train);

    /// <summary>An overview of a task.</summary>
    public static DataOverview Of(RawTask task) =>
        new(
            task.Layout.Length > 0 ? task.Layout : "built in",
            !task.Columns.IsEmpty ? "rows"
                : task.Train.Shape.IsSequence ? "sequences"
                : "images",
            new(task.Train.Count, task.Validation.Count, task.Test.Count),
            [
                .. Enumerable
                    .Range(0, task.Target is Target.Classes classes ? classes.Count : 0)
                    .Select(label =>
                        (
                            task.NameOf(label),
                            new PartSizes(Count(task.Train, label), Count(task.Validation, label), Count(task.Test, label))
                        )
                    ),
            ],
            Thumbnails.CanShow(task.Train.Shape) ? [.. SamplesOf(task)] : []
        )
        {
            Numbers = [.. NumberRange.Of(task.Train, task.OutputNames)],
        };

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
            .Select(one => new ShownImage(pictures.AddressOf(one.image), task.Train.NameOf(one.image), WordsOf(task, one.image)));
    }

    /// <summary>The class of a training image, its labels, its first numbers, or what its maps are on average.</summary>
    private static string WordsOf(RawTask task, int image) =>
        task.Train.Targets.Match(
            rows =>
                rows.Size.IsSome ? MeansOf(task, rows, image)
                : task.Target is Target.Labels ? LabelsOf(task, rows.Row(image))
                : NumbersOf(task, rows.Row(image)),
            () => task.NameOf(task.Train.Labels[image])
        );

    /// <summary>The mean of each map, or the share of the pixels that are in each mask.</summary>
    private static string MeansOf(RawTask task, TargetRows rows, int image)
    {
        var maps = rows.Row(image).ToArray().Chunk(rows.Places).Select(map => map.Average()).ToArray();
        return Shown([
            .. task.OutputNames.Select(
                (name, i) =>
                    rows.Kind == TargetKind.Masks ? $"{name} {Quantity.Percent(maps[i])}" : $"{name} on average {Quantity.Number(maps[i])}"
            ),
        ]);
    }

    private static string LabelsOf(RawTask task, ReadOnlySpan<float> row)
    {
        var names = new List<string>();
        for (var i = 0; i < row.Length; i++)
        {
            if (row[i] > 0)
            {
                names.Add(task.OutputNames[i]);
            }
        }

        return names.Count == 0 ? "no label" : Shown(names);
    }

    private static string NumbersOf(RawTask task, ReadOnlySpan<float> row)
    {
        var numbers = row.ToArray();
        return Shown([.. task.OutputNames.Select((name, i) => $"{name} {Quantity.Number(numbers[i])}")]);
    }

    private static string Shown(IReadOnlyList<string> words) =>
        string.Join(", ", words.Take(MaxWords)) + (words.Count > MaxWords ? ", …" : "");

    private static int Count(ImageSet part, int label) => part.Labels.Count(one => one == label);
}
