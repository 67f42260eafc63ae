using LanguageExt;
using Nas.Effects.Files;

namespace Nas.Effects.Data.Images;

/// <summary>Reads pictures: PNG, JPEG, WebP, GIF, BMP and ICO through Skia, PBM, PGM and PPM by this program itself.</summary>
/// <remarks>The first bytes tell the format, not the name. EXIF rotation is applied; colour profiles and gamma are not: the numbers are the
/// file's own.</remarks>
public static class ImageDecoder
{
    private const string GetAnew = "Replace the file, or leave it out.";
    private const string Convert = "Convert it to an RGB or grey PNG.";

    /// <summary>Reads a file, or says what is wrong with it. Nothing the size of a picture is allocated before its claim is held against
    /// the limits.</summary>
    public static Either<DatasetError, RasterImage> Read(string path, PictureRequest request)
    {
        try
        {
            return Length(path) switch
            {
                0 => Damaged(path, "The file is empty."),
                var length when length > request.Limits.Bytes => TooLarge(
                    path,
                    FormattableString.Invariant($"The file has {length} bytes; the limit is {request.Limits.Bytes}.")
                ),
                _ => Decode(path, RegularFile.ReadBytes(path), request),
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new DatasetError(
                DatasetErrorKind.Missing,
                new(path),
                $"The file cannot be read ({e.Message.TrimEnd('.')}).",
                "Check that it is there and may be read by you."
            );
        }
    }

    /// <summary>Decodes a whole file.</summary>
    /// <param name="name">The file, for messages.</param>
    /// <param name="file">Its bytes.</param>
    /// <param name="request">What it may cost, and its size.</param>
    public static Either<DatasetError, RasterImage> Decode(string name, byte[] file, PictureRequest request)
    {
        try
        {
            return Decode(file, request);
        }
        catch (InvalidDataException e)
        {
            return Damaged(name, $"The picture is damaged: {e.Message.TrimEnd('.')}.");
        }
        catch (NotSupportedException e)
        {
            return new DatasetError(DatasetErrorKind.Unsupported, new(name), e.Message, Convert);
        }
        catch (ImageTooLargeException e)
        {
            return TooLarge(name, e.Message);
        }
        catch (Exception e) when (e is DllNotFoundException or TypeInitializationException)
        {
            var reason = e.GetBaseException().Message.TrimEnd('.');
            return new DatasetError(
                DatasetErrorKind.Unsupported,
                new(name),
                $"Skia, which decodes it, cannot be loaded here ({reason}).",
                "Convert it to PPM."
            );
        }
    }

    private static RasterImage Decode(byte[] file, PictureRequest request) =>
        file switch
        {
            [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => SkiaReader.Read(PngFile.Of(file, request.Limits), request),
            [0xFF, 0xD8, 0xFF, ..] => SkiaReader.Read(JpegFile.Of(file), request),
            [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => SkiaReader.Read(new(file) { HasPalette = true }, request),
            [(byte)'B', (byte)'M', ..] => SkiaReader.Read(EncodedPicture.OfBmp(file), request),
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => SkiaReader.Read(
                new(file),
                request
            ),
            [0, 0, 1, 0, ..] => SkiaReader.Read(new(file), request),
            [(byte)'P', >= (byte)'1' and <= (byte)'6', ..] => PnmReader.Read(file, request),
            [(byte)'I', (byte)'I', 0x2A, 0, ..] or [(byte)'M', (byte)'M', 0, 0x2A, ..] => throw new NotSupportedException(
                "TIFF pictures are not read."
            ),
            _ => throw new NotSupportedException("The file begins like none of PNG, JPEG, WebP, GIF, BMP, ICO, PBM, PGM and PPM."),
        };

    // A pipe has no length, and opening one would wait for its other end.
    private static long Length(string path)
    {
        RegularFile.Require(path);
        return new FileInfo(path).Length;
    }

    private static DatasetError Damaged(string name, string what) => new(DatasetErrorKind.Malformed, new(name), what, GetAnew);

    private static DatasetError TooLarge(string name, string what) =>
        new(DatasetErrorKind.TooLarge, new(name), what, "Make the picture smaller, or leave it out.");
}
