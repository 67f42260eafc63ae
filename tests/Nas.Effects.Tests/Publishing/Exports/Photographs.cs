using Nas.Domain.Numerics.Randomness;
using SkiaSharp;

namespace Nas.Effects.Tests.Publishing.Exports;

/// <summary>Fifty JPEG files of many sizes, some of them lying on their side, or those of the folder that NAS_PHOTOGRAPHS names.</summary>
internal static class Photographs
{
    private const int Count = 50;

    /// <summary>The files, in order; made ones are written to a folder.</summary>
    public static string[] Files(string folder) =>
        Environment.GetEnvironmentVariable("NAS_PHOTOGRAPHS") is { Length: > 0 } given
            ? [.. Directory.EnumerateFiles(given, "*.jpg", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Take(Count)]
            : [.. Enumerable.Range(0, Count).Select(i => Make(folder, i))];

    private static string Make(string folder, int number)
    {
        var random = RandomStream.FromSeed(new Seed(3)).Child(number).Cursor();
        using var bitmap = new SKBitmap(7 + (int)(70 * random.NextDouble()), 7 + (int)(50 * random.NextDouble()));
        for (var y = 0; y < bitmap.Height; y++)
        {
            for (var x = 0; x < bitmap.Width; x++)
            {
                bitmap.SetPixel(x, y, new((byte)(3 * x), (byte)(200 - 3 * y), (byte)(255 * random.NextDouble())));
            }
        }

        using var jpeg = bitmap.Encode(SKEncodedImageFormat.Jpeg, 90);
        var (path, file) = (Path.Combine(folder, $"{number:00}.jpg"), jpeg.ToArray());
        File.WriteAllBytes(path, [.. file[..2], .. Turned((byte)(number % 8 + 1)), .. file[2..]]);
        return path;
    }

    /// <summary>An EXIF segment that tells nothing but the orientation.</summary>
    private static byte[] Turned(byte orientation) =>
        [
            0xFF,
            0xE1,
            0,
            34,
            .. "Exif"u8,
            0,
            0,
            .. "II*"u8,
            0,
            8,
            0,
            0,
            0,
            1,
            0,
            0x12,
            1,
            3,
            0,
            1,
            0,
            0,
            0,
            orientation,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
        ];
}
