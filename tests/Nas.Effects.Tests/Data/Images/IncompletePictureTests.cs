using Nas.Effects.Data;
using static Nas.Effects.Tests.Data.Images.ImageCases;

namespace Nas.Effects.Tests.Data.Images;

public sealed class IncompletePictureTests
{
    [Theory]
    [InlineData("pillow-png-rgb", 22)]
    [InlineData("png-2-16", 40)]
    [InlineData("png-2-8-interlaced", 60)]
    [InlineData("pillow-bmp-rgb", 500)]
    [InlineData("gif-animated", 951)]
    [InlineData("jpeg-rgb", 30)]
    [InlineData("jpeg-rgb-444-progressive", 30)]
    public void Picture_ThatIsCut_IsReadAsFarAsItGoesAndSaysSo(string name, int missing)
    {
        var (whole, cut) = (Read(Named(name)), Read(Named(name)[..^missing]));
        Assert.True(cut.IsIncomplete);
        Assert.Equal((whole.Channels, whole.Height, whole.Width), (cut.Channels, cut.Height, cut.Width));
        var same = whole.Values.Zip(cut.Values).Count(pair => pair.Item1 == pair.Item2);
        Assert.InRange(same, whole.Width, whole.Values.Length - 1);
    }

    [Theory]
    [InlineData("pillow-png-rgb", 50)]
    [InlineData("pillow-bmp-rgb", 54)]
    [InlineData("gif-animated", 785)]
    [InlineData("webp-lossless", 40)]
    [InlineData("ico-png", 60)]
    [InlineData("pillow-ppm", 15)]
    public void Picture_WithoutAnyPixel_IsDamaged(string name, int length) =>
        Assert.Equal(DatasetErrorKind.Malformed, Refusal(Named(name)[..length]).Kind);

    [Theory]
    [InlineData("jpeg-rgb")]
    [InlineData("jpeg-grey")]
    public void Jpeg_ThatEndsAtItsPixels_IsDamaged(string name)
    {
        var file = Named(name);
        var pixels = file.AsSpan().LastIndexOf(new byte[] { 0xFF, 0xDA });
        var error = Refusal(file[..(pixels + 2 + file[pixels + 3])]);
        Assert.Equal(DatasetErrorKind.Malformed, error.Kind);
        Assert.Contains("ends before its pixels", error.What, StringComparison.Ordinal);
    }

    [Fact]
    public void Jpeg_WithoutItsEndMarker_HasAllPixelsAndSaysSo()
    {
        var (whole, cut) = (Read(Named("jpeg-rgb")), Read(Named("jpeg-rgb")[..^2]));
        Assert.Equal(whole.Values, cut.Values);
        Assert.True(cut.IsIncomplete);
    }

    [Fact]
    public void Png_WithAWrongChecksum_IsReadAndSaysSo()
    {
        var file = Named("png-2-8").ToArray();
        file[^20] ^= 1;
        Assert.True(Read(file).IsIncomplete);
    }
}
