using LanguageExt;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Arrays;

namespace Nas.Effects.Data.Sets;

/// <summary>Joins an array of images with an array of labels or numbers.</summary>
internal static class LabelledImages
{
    private const int MaxNumbers = 1 << 12;
    private const string Reshape = "Reshape pictures to x.reshape(N, C, H, W), and rows of numbers to x.reshape(N, -1, 1, 1).";

    public static Either<DatasetError, ImageSet> Join(NumberArray given, NumberArray labels, ReadingOptions reading) =>
        from images in Axes.Arrange(given, reading.Layout)
        from shape in ShapeOf(images)
        from _ in SameCount(images, labels)
        from set in reading.Kind == TargetKind.Classes && !Maps.Are(labels, shape)
            ? Labels.From(labels).Map(classes => new ImageSet(shape, images.Values, classes))
            : RowsOf(labels, shape, reading.Kind).Map(rows => new ImageSet(shape, images.Values, new int[rows.Count]) { Targets = rows })
        select set;

    private static Either<DatasetError, TargetRows> RowsOf(NumberArray array, TensorType images, TargetKind kind) =>
        kind is TargetKind.Numbers or TargetKind.Labels ? RowsOf(array, kind) : Maps.From(array, images, kind);

    /// <summary>An array of numbers, or of rows of numbers.</summary>
    private static Either<DatasetError, TargetRows> RowsOf(NumberArray array, TargetKind kind) =>
        array.Shape switch
        {
            _ when kind == TargetKind.Labels && array.Values.Any(value => value is not (0 or 1)) => DatasetError.Malformed(
                new(array.Source, "values"),
                "Labels are 1 for what an image has, else 0, in an array of N×labels.",
                "Write such an array, or say what it holds: --target-kind classes or numbers."
            ),
            [_] => TargetRows.Create(array.Values, 1, kind),
            [_, <= MaxNumbers and var width] => TargetRows.Create(array.Values, width, kind),
            _ => DatasetError.Malformed(
                new(array.Source, "shape"),
                FormattableString.Invariant(
                    $"Numbers of shape {array.ShapeText} are neither N nor N×numbers, with {MaxNumbers} numbers at most."
                ),
                "Write the numbers of an image into a row; a number at every pixel: --target-kind maps."
            ),
        };

    private static Either<DatasetError, TensorType> ShapeOf(NumberArray images) =>
        images.Shape switch
        {
            [_, var height, var width] => TensorType.Image(1, height, width),
            [_, var channels, var height, var width] => TensorType.Image(channels, height, width),
            { Length: 5 } => new DatasetError(
                DatasetErrorKind.Unsupported,
                new(images.Source, "shape"),
                $"Images of shape {images.ShapeText} are volumes (N×C×D×H×W or N×D×H×W×C), which are not read.",
                "Give slices as images, or the axis D as channels: N×C×H×W."
            ),
            _ => DatasetError.Malformed(
                new(images.Source, "shape"),
                $"Images of shape {images.ShapeText} are neither N×H×W nor N×C×H×W, nor sequences (N×L, N×C×L).",
                Reshape
            ),
        };

    private static Either<DatasetError, Unit> SameCount(NumberArray images, NumberArray labels) =>
        images.Shape[0] == labels.Shape[0]
            ? Unit.Default
            : DatasetError.Malformed(
                new(labels.Source, "shape"),
                $"There are {labels.Shape[0]} labels for the {images.Shape[0]} images of {images.Source}.",
                "Give a label for each image, in the same order."
            );
}
