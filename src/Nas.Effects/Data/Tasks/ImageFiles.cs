using LanguageExt;
using Nas.Domain.Architectures.Tensors;
using Nas.Effects.Data.Arrays;
using Nas.Effects.Data.Images;
using Nas.Effects.Data.Sets;

namespace Nas.Effects.Data.Tasks;

/// <summary>Reads files with images but without labels, for a model that takes images of one type.</summary>
public static class ImageFiles
{
    /// <summary>The images of a file, one or many; their labels are 0.</summary>
    /// <param name="path">A picture, which is resized to the type's size; or an array file, npy or idx, gzip or not: H×W, C×H×W, N×H×W or
    /// N×C×H×W, as
    /// fits the type.</param>
    /// <param name="image">Type of an image.</param>
    /// <param name="limits">Limits on the memory that the file may claim.</param>
    public static Either<DatasetError, ImageSet> Read(string path, TensorType image, ReadLimits limits) =>
        Directory.Exists(path) ? new DatasetError(DatasetErrorKind.Request, new(path), "This is a folder, not a file.", "Name the files in it, such as FOLDER/*.png.")
        : IsArray(path) ? OfArray(path, image, limits) : OfPicture(path, image);

    private static Either<DatasetError, ImageSet> OfPicture(string path, TensorType image) => PictureFile.Read(path, PictureLimits.Default)
        .Map(picture => picture.ResizedTo(new(image.Axis2, image.Axis3)).WithChannels(image.Axis1))
        .Bind(picture => picture.Channels == image.Axis1
            ? new ImageSet(image, picture.Values, [0])
            : Prelude.Left<DatasetError, ImageSet>(new(DatasetErrorKind.Unsupported, new(path), $"The picture has {picture.Channels} channels, and the model takes images of {image}.",
                "Convert the picture: grey for one channel, RGB for three.")));

    private static Either<DatasetError, ImageSet> OfArray(string path, TensorType image, ReadLimits limits) =>
        ArrayFile.Read(path, limits).Bind(array => CountOf(array.Shape, image) is { } count
            ? new ImageSet(image, array.Values, new int[count])
            : Prelude.Left<DatasetError, ImageSet>(new(DatasetErrorKind.Unsupported, new(path, "shape"), $"The array is {array.ShapeText}, and the model takes images of {image}.",
                "Give images of that size: one, or many along a first axis.")));

    /// <summary>Whether a file begins as npy, idx or gzip do; for one that cannot be opened, the readers report the error.</summary>
    private static bool IsArray(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return (file.ReadByte(), file.ReadByte()) is (0x93, 'N') or (0x1F, 0x8B) or (0, 0);
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
