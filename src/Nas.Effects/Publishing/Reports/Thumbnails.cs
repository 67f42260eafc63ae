using System.Buffers.Binary;
using Nas.Domain.Architectures.Tensors;
using Nas.Effects.Data.Images;
using Nas.Effects.Data.Sets;

namespace Nas.Effects.Publishing.Reports;

/// <summary>Draws images of a set as small pictures inside a page: bitmaps, which are the same bytes on every machine.</summary>
internal sealed class Thumbnails
{
    private const int MaxSide = 64;
    private const int Header = 54;

    private readonly ImageSet _images;
    private readonly float _black;
    private readonly float _white;

    /// <summary>Values from 0 to 255, or from 0 to 1, are shown as they are; others between the least and the greatest.</summary>
    public Thumbnails(ImageSet images)
    {
        _images = images;
        var (min, max) = (0f, 1f);
        foreach (var value in images.Pixels)
        {
            (min, max) = (Math.Min(min, value), Math.Max(max, value));
        }

        (_black, _white) = min < 0 ? (min, max) : (0, max is > 1 and <= 255 ? 255 : max);
    }

    /// <summary>Whether there is something to see: the numbers of a table are no picture.</summary>
    public static bool CanShow(TensorType shape) => shape.Axis2 > 1 && shape.Axis3 > 1;

    /// <summary>An image as the address of a picture.</summary>
    public string AddressOf(int index)
    {
        var (planes, size) = Shrunk(index);
        return $"data:image/bmp;base64,{Convert.ToBase64String(Bitmap(planes, size))}";
    }

    private (float[] Planes, ImageSize Size) Shrunk(int index)
    {
        var own = new ImageSize(_images.Shape.Axis2, _images.Shape.Axis3);
        var longer = Math.Max(own.Height, own.Width);
        if (longer <= MaxSide)
        {
            return (_images.Image(index).ToArray(), own);
        }

        var size = new ImageSize(Math.Max(1, own.Height * MaxSide / longer), Math.Max(1, own.Width * MaxSide / longer));
        return (Resampling.Resize(_images.Image(index), own, size), size);
    }

    /// <summary>24 bits a pixel, the lowest row first, each row filled up to four bytes. Without three channels the first is shown in
    /// grey.</summary>
    private byte[] Bitmap(float[] planes, ImageSize size)
    {
        var stride = (3 * size.Width + 3) / 4 * 4;
        var file = new byte[Header + stride * size.Height];
        "BM"u8.CopyTo(file);
        Write(file, 2, file.Length);
        Write(file, 10, Header);
        Write(file, 14, 40);
        Write(file, 18, size.Width);
        Write(file, 22, size.Height);
        Write(file, 26, 1 | (24 << 16));
        var (plane, isColour) = (size.Height * size.Width, _images.Shape.Axis1 == 3);
        for (var row = 0; row < size.Height; row++)
        {
            for (var column = 0; column < size.Width; column++)
            {
                var (from, to) = (row * size.Width + column, Header + (size.Height - 1 - row) * stride + 3 * column);
                for (var colour = 0; colour < 3; colour++)
                {
                    file[to + colour] = Level(planes[from + (isColour ? 2 - colour : 0) * plane]);
                }
            }
        }

        return file;
    }

    private byte Level(float value) =>
        float.IsFinite(value) ? (byte)Math.Clamp(MathF.Round((value - _black) / (_white - _black) * 255), 0, 255) : (byte)0;

    private static void Write(byte[] file, int at, int value) => BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at), value);
}
