namespace Nas.Effects.Data.Images;

/// <summary>A pixel: fractions from 0 to 1.</summary>
internal readonly record struct Colour(double Red, double Green, double Blue, double Opacity = 1)
{
    public bool IsGrey => Red == Green && Green == Blue;

    public static Colour Grey(double brightness, double opacity = 1) => new(brightness, brightness, brightness, opacity);

    public static Colour OfBytes(byte red, byte green, byte blue, byte opacity = 255) => new(red / 255.0, green / 255.0, blue / 255.0, opacity / 255.0);
}
