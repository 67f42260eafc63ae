using LanguageExt;
using Nas.Domain.Architectures.Tensors;
using Nas.Effects.Data.Arrays;
using Nas.Effects.Data.Folders.Arrays;
using Nas.Effects.Data.Folders.Images;
using Nas.Effects.Data.Folders.Tables;
using Nas.Effects.Data.Images;
using Nas.Effects.Data.Sets;
using Nas.Effects.Files;
using static LanguageExt.Prelude;

namespace Nas.Effects.Data.Tasks;

/// <summary>Reads files with images but without labels, for a model that takes images of one type: whatever training reads.</summary>
public static class ImageFiles
{
    /// <summary>The files that a path means: itself, or all files of a folder and of those below it that may hold images. Tables among
    /// pictures tell their classes or are forms to fill in; only a model of tables takes them.</summary>
    public static Either<DatasetError, Seq<string>> Find(string path, InputFormat format)
    {
        if (!Directory.Exists(path))
        {
            return Seq1(path);
        }

        try
        {
            var found = Below(path).Where(file => !format.Columns.IsEmpty || !IsTable(file)).ToSeq().Strict();
            return found.IsEmpty
                ? new DatasetError(
                    DatasetErrorKind.Missing,
                    new(path),
                    "The folder holds nothing that the model takes: pictures and arrays, or tables.",
                    "Name another."
                )
                : found;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new DatasetError(
                DatasetErrorKind.Missing,
                new(path),
                $"The folder cannot be read ({e.Message.TrimEnd('.')}).",
                "Check that you may read it."
            );
        }
    }

    /// <summary>The images of a file, one or many; their labels are 0.</summary>
    /// <param name="path">A picture, which is resized to the type's size; an array file, npy, npz or idx, gzip or not, of one image or many,
    /// channels first or last; or a table. Grey images are repeated for colour, colour is averaged for grey.</param>
    /// <param name="format">The images that the model takes.</param>
    /// <param name="limits">How much memory an array file may claim.</param>
    /// <param name="pictures">What a picture may cost.</param>
    public static Either<DatasetError, FileImages> Read(string path, InputFormat format, ReadLimits limits, ImageLimits pictures) =>
        Directory.Exists(path)
            ? new DatasetError(DatasetErrorKind.Request, new(path), "This is a folder, not a file.", "Name the files in it.")
        : IsTable(path) ? UnlabelledTable.Read(path, format, limits).Map(read => new FileImages(read.Images, read.Remarks))
        : IsArchive(path) ? OfArchive(path, format.Image, limits)
        : IsArray(path) ? ArrayFile.Read(path, limits).Bind(array => OfArray(array, format.Image))
        : OfPicture(path, format.Image, pictures);

    private static IEnumerable<string> Below(string folder) =>
        Rubbish
            .FreeFiles(folder)
            .Where(file => ImageEntry.IsPicture(file) || IsTable(file) || IsArchive(file) || IsArray(file))
            .Concat(Rubbish.FreeFolders(folder).Where(inner => new DirectoryInfo(inner).LinkTarget is null).SelectMany(Below));

    private static Either<DatasetError, FileImages> OfPicture(string path, TensorType image, ImageLimits limits) =>
        from picture in ImageDecoder.Read(path, new(limits) { Size = new ImageSize(image.Axis2, image.Axis3) })
        let own = new ImageSet(TensorType.Image(picture.Channels, picture.Height, picture.Width), picture.Values, [0])
        from images in Channels.Match(own, image.Axis1).ToEither(() => Unfit(path, picture.Channels, image))
        select new FileImages(images, picture.IsIncomplete ? Seq1(ImageRemarks.Incomplete) : []);

    private static Either<DatasetError, FileImages> OfArchive(string path, TensorType image, ReadLimits limits) =>
        from arrays in NamedArrays.InArchive(path, limits)
        from name in ImagesIn(arrays)
        from array in arrays.Read(name)
        from images in OfArray(array, image)
        select images;

    /// <summary>Undivided images, else those for the test, else whatever is the only array.</summary>
    private static Either<DatasetError, string> ImagesIn(NamedArrays arrays) =>
        ArrayFolder
            .ImageNames.SelectMany(name => arrays.Names.Where(one => one.Equals(name, StringComparison.OrdinalIgnoreCase)))
            .Concat(arrays.Names.Count == 1 ? arrays.Names : [])
            .ToSeq()
            .HeadOrNone()
            .ToEither(() =>
                new DatasetError(
                    DatasetErrorKind.Missing,
                    new(arrays.Source),
                    "The archive has no array named x, images or x_test.",
                    "Write it again with such a name: numpy.savez('data.npz', x=images)."
                )
            );

    private static Either<DatasetError, FileImages> OfArray(NumberArray array, TensorType image) =>
        Seq(Some(array.Shape), Some<int[]>([1, .. array.Shape]))
            .Somes()
            .Bind(shape => Fitting(array with { Shape = shape }, image))
            .ToSeq()
            .HeadOrNone()
            .Map(images => new FileImages(images, []))
            .ToEither(() =>
                new DatasetError(
                    DatasetErrorKind.Unsupported,
                    new(array.Source, "shape"),
                    $"The array is {array.ShapeText}, and the model takes images of {image}.",
                    "Give images of that size: one, or many along a first axis."
                )
            );

    /// <summary>The array as N×C×H×W, N×H×W or N×H×W×C, or as sequences, if it has the type's rows and columns.</summary>
    private static Seq<ImageSet> Fitting(NumberArray array, TensorType image)
    {
        var (rows, columns) = (image.Axis2, image.Axis3);
        ImageSet? found = array.Shape switch
        {
            [var n, var c, var h, var w] when (c, h, w) == (image.Axis1, rows, columns) => Set(n, c, array.Values),
            [var n, var h, var w, var c] when (h, w) == (rows, columns) => Set(n, c, ChannelsFirst.Transposed(array.Values, h * w, c)),
            [var n, var c, var h, var w] when (h, w) == (rows, columns) => Set(n, c, array.Values),
            [var n, var h, var w] when (h, w) == (rows, columns) => Set(n, 1, array.Values),
            [var n, var c] when (c, 1, 1) == (image.Axis1, rows, columns) => Set(n, c, array.Values),
            [var n, var l] when (1, 1, l) == (image.Axis1, rows, columns) => Set(n, 1, array.Values),
            [var n, var c, var l] when (c, 1, l) == (image.Axis1, rows, columns) => Set(n, c, array.Values),
            [var n, var l, var c] when (c, 1, l) == (image.Axis1, rows, columns) => Set(n, c, ChannelsFirst.Transposed(array.Values, l, c)),
            _ => null,
        };
        return Optional(found).Bind(images => Channels.Match(images, image.Axis1)).ToSeq();

        ImageSet Set(int count, int channels, float[] values) => new(TensorType.Image(channels, rows, columns), values, new int[count]);
    }

    private static DatasetError Unfit(string path, int channels, TensorType image) =>
        new(
            DatasetErrorKind.Unsupported,
            new(path),
            $"The picture has {channels} channels, and the model takes images of {image}.",
            "Give arrays with that number of channels."
        );

    private static bool IsTable(string path) => TableFile.IsTable(path);

    private static bool IsArchive(string path) => path.EndsWith(".npz", StringComparison.OrdinalIgnoreCase);

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
}
