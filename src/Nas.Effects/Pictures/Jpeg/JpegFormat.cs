namespace Nas.Effects.Pictures.Jpeg;

/// <summary>How decoded pixels are to lie, with libjpeg-turbo's numbers.</summary>
internal enum JpegFormat
{
    Rgb = 0,
    Grey = 6,
}
