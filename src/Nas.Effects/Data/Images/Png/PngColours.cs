using System.Buffers.Binary;

namespace Nas.Effects.Data.Images.Png;

/// <summary>Turns the samples of a row into colours.</summary>
internal sealed class PngColours
{
    private readonly PngHeader _header;
    private readonly Colour[] _palette;
    private readonly int[] _transparent;
    private readonly double _greatest;

    private PngColours(PngHeader header, Colour[] palette, int[] transparent) =>
        (_header, _palette, _transparent, _greatest) = (header, palette, transparent, (1 << header.Depth) - 1);

    /// <summary>1 where all colours are grey by the file's own account: a grey type, or a palette of greys.</summary>
    public int Channels => _header.Colour switch
    {
        PngColour.Grey or PngColour.GreyAlpha => 1,
        PngColour.Palette => _palette.All(colour => colour.IsGrey) ? 1 : 3,
        _ => 3,
    };

    public static PngColours Of(PngParts parts)
    {
        var samples = parts.Header.Colour switch
        {
            PngColour.Grey => 1,
            PngColour.Rgb => 3,
            _ => 0,
        };
        var wrong = parts.Transparency.Length > 0 && parts.Header.Colour switch
        {
            PngColour.Palette => parts.Transparency.Length > parts.Palette.Length / 3,
            _ => samples == 0 || parts.Transparency.Length != 2 * samples,
        };
        return wrong
            ? throw new InvalidDataException("its transparency chunk does not fit its colour type")
            : new(parts.Header, PaletteOf(parts), [.. parts.Transparency.Length == 2 * samples ? Words(parts.Transparency) : []]);
    }

    /// <summary>The colour of the pixel at a column of an unfiltered row.</summary>
    public Colour At(ReadOnlySpan<byte> row, int column)
    {
        var first = column * _header.SamplesPerPixel;
        var a = Sample(row, first);
        switch (_header.Colour)
        {
            case PngColour.Palette:
                return a < _palette.Length ? _palette[a] : throw new InvalidDataException(FormattableString.Invariant($"a pixel has colour {a} of a palette of {_palette.Length}"));
            case PngColour.Grey:
                return Colour.Grey(a / _greatest, _transparent is [var hidden] && a == hidden ? 0 : 1);
            case PngColour.GreyAlpha:
                return Colour.Grey(a / _greatest, Sample(row, first + 1) / _greatest);
            default:
                var (b, c) = (Sample(row, first + 1), Sample(row, first + 2));
                var opacity = _header.Colour == PngColour.Rgba ? Sample(row, first + 3) / _greatest
                    : _transparent is [var x, var y, var z] && (a, b, c) == (x, y, z) ? 0 : 1;
                return new(a / _greatest, b / _greatest, c / _greatest, opacity);
        }
    }

    private int Sample(ReadOnlySpan<byte> row, int index) => _header.Depth switch
    {
        8 => row[index],
        16 => BinaryPrimitives.ReadUInt16BigEndian(row[(2 * index)..]),
        var depth => row[index * depth / 8] >> (8 - depth - index * depth % 8) & (1 << depth) - 1,
    };

    private static Colour[] PaletteOf(PngParts parts) =>
    [
        .. parts.Palette.Chunk(3).Select((rgb, i) => Colour.OfBytes(rgb[0], rgb[1], rgb[2], i < parts.Transparency.Length ? parts.Transparency[i] : (byte)255)),
    ];

    private static IEnumerable<int> Words(byte[] bytes) => bytes.Chunk(2).Select(pair => pair[0] << 8 | pair[1]);
}
