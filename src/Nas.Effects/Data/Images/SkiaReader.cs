using Nas.Domain.Architectures.Tensors;
using SkiaSharp;

namespace Nas.Effects.Data.Images;

/// <summary>Decodes through Skia: PNG, JPEG, WebP, BMP, ICO, and the first picture of a GIF or of another animation.</summary>
/// <remarks>The only user of SkiaSharp, so that commands without pictures do not load it.</remarks>
internal static unsafe class SkiaReader
{
    private const int BandRows = 16;

    public static RasterImage Read(EncodedPicture source, PictureRequest request)
    {
        fixed (byte* file = source.File)
        {
            using var data = SKData.Create((nint)file, source.File.Length);
            using var codec = SKCodec.Create(data) ?? throw new InvalidDataException("its header is broken or cut off");
            var size = new ImageSize(codec.Info.Height, codec.Info.Width);
            ImageTooLargeException.Check(size.Height, size.Width, request.Limits);
            ImageTooLargeException.Check(IsGrey(codec, source) || source.HasPalette ? 1 : 3, size, request);
            return codec.EncodedFormat == SKEncodedImageFormat.Jpeg ? InBands(codec, source, request) : AtOnce(codec, source, request);
        }
    }

    /// <summary>A few rows at a time, where the decoder can.</summary>
    private static RasterImage InBands(SKCodec codec, EncodedPicture source, PictureRequest request)
    {
        var info = Layout(codec);
        var rows = RowsOf(codec, info, source, request, IsGrey(codec, source));
        var band = new byte[BandRows * info.RowBytes];
        Expect(codec.StartScanlineDecode(info) == SKCodecResult.Success, "its pixels cannot be decoded");
        var decoded = 0;
        fixed (byte* pixels = band)
        {
            int got;
            do
            {
                got = codec.GetScanlines((nint)pixels, Math.Min(BandRows, info.Height - decoded), info.RowBytes);
                rows.Add(band.AsSpan(0, got * info.RowBytes));
                decoded += got;
            } while (got == BandRows && decoded < info.Height);
        }

        return Finished(rows, source, isWhole: decoded == info.Height, hasPixels: decoded > 0);
    }

    private static RasterImage AtOnce(SKCodec codec, EncodedPicture source, PictureRequest request)
    {
        var info = Layout(codec);
        var pixels = new byte[info.BytesSize];
        var (isWhole, hasPixels) = Decode(codec, info, pixels);
        var rows = RowsOf(codec, info, source, request, IsGrey(codec, source) || source.HasPalette && IsGrey(pixels));
        // Its own memory may be as much as the picture's, and goes before the result comes.
        codec.Dispose();
        rows.Add(pixels);
        return Finished(rows, source, isWhole, hasPixels);
    }

    private static (bool IsWhole, bool HasPixels) Decode(SKCodec codec, SKImageInfo info, byte[] pixels)
    {
        fixed (byte* start = pixels)
        {
            if (codec.StartScanlineDecode(info) == SKCodecResult.Success)
            {
                var rows = 0;
                while (rows < info.Height && codec.GetScanlines((nint)start + RowOf(codec, rows) * info.RowBytes, 1, info.RowBytes) == 1)
                {
                    rows++;
                }

                return (rows == info.Height, rows > 0);
            }

            if (codec.StartIncrementalDecode(info, (nint)start, info.RowBytes) == SKCodecResult.Success)
            {
                var isWhole = codec.IncrementalDecode(out var rows) == SKCodecResult.Success;
                // An interlaced GIF counts all rows from the start, but what is not decoded has no opacity.
                var hasOpacity = info.ColorType != SKColorType.Gray8;
                return (isWhole, isWhole || rows > 0 && (!hasOpacity || pixels.AsSpan().ContainsAnyExcept((byte)0)));
            }

            var result = codec.GetPixels(info, (nint)start);
            var isAll = result == SKCodecResult.Success;
            return (isAll, isAll || result is SKCodecResult.IncompleteInput or SKCodecResult.ErrorInInput);
        }
    }

    // Most BMP files begin with the lowest row.
    private static nint RowOf(SKCodec codec, int decoded) => codec.GetOutputScanline(decoded);

    /// <summary>Bytes in the order red, green, blue, opacity, colours not multiplied by it; one byte where all is grey. No colour
    /// space: the numbers stay the file's own.</summary>
    private static SKImageInfo Layout(SKCodec codec) =>
        new(
            codec.Info.Width,
            codec.Info.Height,
            codec.Info.ColorType == SKColorType.Gray8 ? SKColorType.Gray8 : SKColorType.Rgba8888,
            codec.Info.AlphaType == SKAlphaType.Opaque ? SKAlphaType.Opaque : SKAlphaType.Unpremul,
            null
        );

    private static PixelRows RowsOf(SKCodec codec, SKImageInfo info, EncodedPicture source, PictureRequest request, bool isGrey) =>
        new(
            info.ColorType == SKColorType.Gray8 ? Samples.Grey
                : info.IsOpaque ? Samples.OpaqueColour
                : source.Samples,
            isGrey ? 1 : 3,
            new ImageSize(info.Height, info.Width),
            Math.Max((int)codec.EncodedOrigin, source.Orientation),
            request
        );

    private static RasterImage Finished(PixelRows rows, EncodedPicture source, bool isWhole, bool hasPixels)
    {
        Expect(hasPixels, "it has no pixels");
        return rows.ToPicture() with { IsIncomplete = source.IsCut || !isWhole };
    }

    private static bool IsGrey(SKCodec codec, EncodedPicture source) =>
        codec.Info.ColorType == SKColorType.Gray8 || source.Samples != Samples.Colour;

    private static bool IsGrey(ReadOnlySpan<byte> pixels)
    {
        for (var at = 0; at < pixels.Length; at += 4)
        {
            if (pixels[at] != pixels[at + 1] || pixels[at] != pixels[at + 2])
            {
                return false;
            }
        }

        return true;
    }

    private static void Expect(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new InvalidDataException(otherwise);
        }
    }
}
