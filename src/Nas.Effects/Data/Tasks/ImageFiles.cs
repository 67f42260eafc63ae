using LanguageExt;
using Nas.Domain.Architectures.Tensors;
using Nas.Effects.Data.Arrays;
using Nas.Effects.Data.Folders.Images;
using Nas.Effects.Data.Images;
using Nas.Effects.Files;

namespace Nas.Effects.Data.Tasks;

/// <summary>Reads files with images but without labels, for a model that takes images of one type.</summary>
public static class ImageFiles
{
    /// <summary>The images of a file, one or many; their labels are 0.</summary>
    /// <param name="path">A picture, which is resized to the type's size; or an array file, npy or idx, gzip or not: H×W, C×H×W, N×H×W or
    /// N×C×H×W, as fits the type.</param>
    /// <param name="image">Type of an image.</param>
    /// <param name="limits">How much memory an array file may claim.</param>
    /// <param name="pictures">What a picture may cost.</param>
    public static Either<DatasetError, FileImages> Read(string path, TensorType image, ReadLimits limits, ImageLimits pictures) =>
        Directory.Exists(path)
            ? new DatasetError(
                DatasetErrorKind.Request,
                new(path),
                "This is a folder, not a file.",
                "Name the files in it, such as FOLDER/*.png."
            )
        : IsArray(path) ? OfArray(path, image, limits)
        : OfPicture(path, image, pictures);

    private static Either<DatasetError, FileImages> OfPicture(string path, TensorType image, ImageLimits limits) =>
        ImageDecoder
            .Read(path, new(limits) { Size = new ImageSize(image.Axis2, image.Axis3) })
            .Map(picture => picture.WithChannels(image.Axis1))
            .Bind(picture =>
                picture.Channels == image.Axis1
                    ? new FileImages(
                        new(image, picture.Values, [0]),
                        picture.IsIncomplete ? Prelude.Seq1(ImageRemarks.Incomplete) : Seq<string>.Empty
                    )
                    : Prelude.Left<DatasetError, FileImages>(
                        new(
                            DatasetErrorKind.Unsupported,
                            new(path),
                            $"The picture has {picture.Channels} channels, and the model takes images of {image}.",
                            "Convert the picture: grey for one channel, RGB for three."
                        )
                    )
            );

    private static Either<DatasetError, FileImages> OfArray(string path, TensorType image, ReadLimits limits) =>
        ArrayFile
            .Read(path, limits)
            .Bind(array =>
                CountOf(array.Shape, image) is { } count
                    ? new FileImages(new(image, array.Values, new int[count]), Seq<string>.Empty)
                    : Prelude.Left<DatasetError, FileImages>(
                        new(
                            DatasetErrorKind.Unsupported,
                            new(path, "shape"),
                            $"The array is {array.ShapeText}, and the model takes images of {image}.",
                            "Give images of that size: one, or many along a first axis."
                        )
                    )
            );

    /// <summary>Whether a file begins as npy, idx or gzip do; for one that cannot be opened, the readers report the error.</summary>
    private static bool IsArray(string path)
    {
        const int IconType = 1;
        try
        {
            using var file = RegularFile.OpenRead(path);
            return (file.ReadByte(), file.ReadByte(), file.ReadByte()) is (0x93, 'N', _) or (0x1F, 0x8B, _) or (0, 0, not IconType);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Images in an array; null if the array has another type.</summary>
    private static int? CountOf(int[] shape, TensorType image)
    {
        int[] one = [image.Axis1, image.Axis2, image.Axis3];
        return shape.SequenceEqual(one) ? 1
            : shape.Length == 4 && shape[1..].SequenceEqual(one) ? shape[0]
            : image.Axis1 > 1 ? null
            : shape.SequenceEqual(one[1..]) ? 1
            : shape.Length == 3 && shape[1..].SequenceEqual(one[1..]) ? shape[0]
            : null;
    }
}
