namespace Nas.Effects.Data.Images.Jpeg;

/// <summary>Colour spaces, with libjpeg-turbo's numbers.</summary>
internal enum JpegSpace
{
    Rgb = 0,
    YCbCr = 1,
    Grey = 2,
    Cmyk = 3,
    Ycck = 4,
}
