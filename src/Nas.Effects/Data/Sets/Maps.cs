using LanguageExt;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Arrays;
using static LanguageExt.Prelude;

namespace Nas.Effects.Data.Sets;

/// <summary>Arrays with an answer for every pixel of the images beside them: N×H×W, N×K×H×W or N×H×W×K.</summary>
internal static class Maps
{
    private const int MaxMaps = 1 << 10;

    /// <summary>Whether an array can only be one of maps, as its shape tells.</summary>
    public static bool Are(NumberArray array, TensorType images) =>
        array.Shape.Length >= 3 && images.Axis2 * images.Axis3 > 1 && Arranged(array, images).IsSome;

    /// <summary>The maps or masks of images.</summary>
    /// <param name="array">The array.</param>
    /// <param name="images">The type of an image.</param>
    /// <param name="kind">What somebody says they are; another kind to go by the values.</param>
    public static Either<DatasetError, TargetRows> From(NumberArray array, TensorType images, TargetKind kind) =>
        from maps in Arranged(array, images).ToEither(() => NoMaps(array, images))
        from found in KindOf(array, kind)
        select TargetRows.Create(maps.Values, maps.Shape[1], found) with
        {
            Size = new ImageSize(images.Axis2, images.Axis3),
        };

    /// <summary>The array as N×K×H×W; none if its shape is not that of the images.</summary>
    private static Option<NumberArray> Arranged(NumberArray array, TensorType images)
    {
        var (height, width) = (images.Axis2, images.Axis3);
        return array.Shape switch
        {
            [var count, var length] when height == 1 && length == width => array with { Shape = [count, 1, 1, width] },
            [var count, var rows, var columns] when (rows, columns) == (height, width) => array with { Shape = [count, 1, height, width] },
            [_, <= MaxMaps, var rows, var columns] when (rows, columns) == (height, width) => array,
            [var count, var rows, var columns, <= MaxMaps and var maps] when (rows, columns) == (height, width) => array with
            {
                Shape = [count, maps, height, width],
                Values = ChannelsFirst.Transposed(array.Values, height * width, maps),
            },
            _ => None,
        };
    }

    /// <summary>Zeros and ones are masks. Other whole numbers may be classes or amounts, which nobody but the user knows.</summary>
    private static Either<DatasetError, TargetKind> KindOf(NumberArray array, TargetKind said) =>
        said == TargetKind.Maps ? said
        : array.Values.All(value => value is 0 or 1) ? TargetKind.Masks
        : said == TargetKind.Masks
            ? DatasetError.Malformed(
                new(array.Source, "values"),
                "Masks are 1 for a pixel that belongs to something, else 0.",
                "Divide masks of 0 and 255 by 255; make one mask for each of several classes (N×classes×H×W); numbers to predict: --target-kind maps."
            )
        : array.Values.All(value => value == MathF.Floor(value))
            ? DatasetError.Malformed(
                new(array.Source, "values"),
                "There is a whole number at every pixel, which may be a class or an amount.",
                "Amounts: --target-kind maps. Classes: make one mask of 0 and 1 for each (N×classes×H×W)."
            )
        : TargetKind.Maps;

    private static DatasetError NoMaps(NumberArray array, TensorType images) =>
        DatasetError.Malformed(
            new(array.Source, "shape"),
            FormattableString.Invariant(
                $"An array of shape {array.ShapeText} has no answer for every pixel of the images, which are {images.Axis2}×{images.Axis3}."
            ),
            FormattableString.Invariant(
                $"Give N×{images.Axis2}×{images.Axis3}, or N×maps×{images.Axis2}×{images.Axis3} with {MaxMaps} maps at most; --resize then changes the images alone."
            )
        );
}
