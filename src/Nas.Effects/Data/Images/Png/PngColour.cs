namespace Nas.Effects.Data.Images.Png;

/// <summary>Colour types, with the numbers of the file format.</summary>
internal enum PngColour
{
    Grey = 0,
    Rgb = 2,
    Palette = 3,
    GreyAlpha = 4,
    Rgba = 6,
}
