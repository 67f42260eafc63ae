namespace Nas.Effects.Data.Images.Jpeg;

/// <summary>How decoded pixels are to lie, with libjpeg-turbo's numbers.</summary>
internal enum JpegFormat
{
    Rgb = 0,
    Grey = 6,
}
