using LanguageExt;
using Nas.Effects.Data.Images.Bmp;
using Nas.Effects.Data.Images.Jpeg;
using Nas.Effects.Data.Images.Png;

namespace Nas.Effects.Data.Images;

/// <summary>Reads pictures: PNG, BMP, PBM, PGM and PPM by this program itself, JPEG through libjpeg-turbo where the machine has it.</summary>
/// <remarks>The first bytes tell the format, not the name. Colour profiles and gamma are not applied: the numbers are the file's own.</remarks>
public static class PictureFile
{
    private const string GetAnew = "Replace the file, or leave it out.";
    private const string Convert = "Convert it to an RGB or grey PNG.";

    /// <summary>Reads a file, or says what is wrong with it. Nothing the size of a picture is allocated before its claim is held against the limits.</summary>
    public static Either<DatasetError, Picture> Read(string path, PictureLimits limits)
    {
        try
        {
            return Length(path) switch
            {
                0 => Damaged(path, "The file is empty."),
                var length when length > limits.Bytes => TooLarge(path, FormattableString.Invariant($"The file has {length} bytes; the limit is {limits.Bytes}.")),
                _ => Decode(path, File.ReadAllBytes(path), limits),
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new DatasetError(DatasetErrorKind.Missing, new(path), $"The file cannot be read ({e.Message.TrimEnd('.')}).", "Check that it is there and may be read by you.");
        }
    }

    /// <summary>Decodes a whole file.</summary>
    /// <param name="name">The file, for messages.</param>
    /// <param name="file">Its bytes.</param>
    /// <param name="limits">How large it may be.</param>
    public static Either<DatasetError, Picture> Decode(string name, byte[] file, PictureLimits limits)
    {
        try
        {
            return Decode(file, limits);
        }
        catch (InvalidDataException e)
        {
            return Damaged(name, $"The picture is damaged: {e.Message.TrimEnd('.')}.");
        }
        catch (NotSupportedException e)
        {
            return new DatasetError(DatasetErrorKind.Unsupported, new(name), e.Message, Convert);
        }
        catch (PictureTooLargeException e)
        {
            return TooLarge(name, e.Message);
        }
        catch (DllNotFoundException e)
        {
            return new DatasetError(DatasetErrorKind.Unsupported, new(name), e.Message, TurboJpeg.Remedy);
        }
    }

    private static Picture Decode(byte[] file, PictureLimits limits) => file switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => PngReader.Read(file, limits),
        [0xFF, 0xD8, 0xFF, ..] => JpegReader.Read(file, limits),
        [(byte)'B', (byte)'M', ..] => BmpReader.Read(file, limits),
        [(byte)'P', >= (byte)'1' and <= (byte)'6', ..] => PnmReader.Read(file, limits),
        [(byte)'G', (byte)'I', (byte)'F', ..] => throw new NotSupportedException("GIF pictures are not read."),
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', ..] => throw new NotSupportedException("WebP pictures are not read."),
        [(byte)'I', (byte)'I', 0x2A, 0, ..] or [(byte)'M', (byte)'M', 0, 0x2A, ..] => throw new NotSupportedException("TIFF pictures are not read."),
        _ => throw new NotSupportedException("The file begins like none of PNG, JPEG, BMP, PBM, PGM and PPM."),
    };

    // A pipe has no length, and opening one would wait for its other end.
    private static long Length(string path) => new FileInfo(path).Length;

    private static DatasetError Damaged(string name, string what) => new(DatasetErrorKind.Malformed, new(name), what, GetAnew);

    private static DatasetError TooLarge(string name, string what) => new(DatasetErrorKind.TooLarge, new(name), what, "Make the picture smaller, or leave it out.");
}
