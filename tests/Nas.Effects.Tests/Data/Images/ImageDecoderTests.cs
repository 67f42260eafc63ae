using System.Buffers.Binary;
using Nas.Effects.Data;
using Nas.Effects.Data.Images;
using static Nas.Effects.Tests.Data.Images.ImageCases;

namespace Nas.Effects.Tests.Data.Images;

public sealed class ImageDecoderTests
{
    public static TheoryData<string> Names => [.. All.Cases.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Picture_OfAnotherProgram_HasItsPixels(string name)
    {
        var expected = All.Cases.Single(one => one.Name == name);
        var picture = Read(expected.File);
        Assert.Equal((expected.Channels, expected.Height, expected.Width), (picture.Channels, picture.Height, picture.Width));
        Assert.False(picture.IsIncomplete);
        // Releases of libjpeg-turbo may round colours differently.
        var tolerance = name.StartsWith("jpeg", StringComparison.Ordinal) ? 2 : 1e-3;
        Assert.All(expected.Values.Zip(picture.Values), pair => Assert.Equal(pair.Item1, pair.Item2, tolerance));
    }

    [Theory]
    [InlineData("png-hidden-colour", true)]
    [InlineData("png-6-8", true)]
    [InlineData("webp-opacity", true)]
    [InlineData("png-2-8", false)]
    public void Picture_WithTransparentPlaces_SaysSo(string name, bool transparent) =>
        Assert.Equal(transparent, Read(Named(name)).HadTransparency);

    [Fact]
    public void Picture_OfAKindThatIsNotRead_IsNamed()
    {
        var error = Refusal(All.Others["tiff"]);
        Assert.Equal(DatasetErrorKind.Unsupported, error.Kind);
        Assert.Contains("TIFF", error.What, StringComparison.Ordinal);
    }

    // A last number that loses a digit is another number, so plain text cannot show that it was cut.
    public static TheoryData<string> Binary =>
        [.. All.Cases.Select(one => one.Name).Where(name => name is not ("pgm-plain" or "ppm-plain"))];

    [Theory]
    [MemberData(nameof(Binary))]
    public void Picture_CutAnywhere_IsRefusedOrTheSameOrSaysSo(string name)
    {
        var file = Named(name);
        var whole = Read(file);
        for (var length = 0; length < file.Length; length += 1 + file.Length / 200)
        {
            ImageDecoder
                .Decode("file", file[..length], new(ImageLimits.Default))
                .Match(
                    picture =>
                        Assert.True(picture.IsIncomplete || picture.Values.SequenceEqual(whole.Values), $"{length} of {file.Length} bytes"),
                    error => Assert.True(error.What.Length > 0)
                );
        }
    }

    [Theory]
    [InlineData("png-3-4-interlaced")]
    [InlineData("png-0-16")]
    [InlineData("png-6-16")]
    [InlineData("pillow-bmp-palette")]
    [InlineData("bmp-565")]
    [InlineData("ppm-plain")]
    [InlineData("pgm-16")]
    [InlineData("jpeg-rgb-444-progressive")]
    [InlineData("jpeg-cmyk")]
    [InlineData("gif-animated")]
    [InlineData("webp-lossless")]
    [InlineData("ico-bmp")]
    public void Picture_WithAnyByteChanged_IsReadOrRefusedWithinTheLimits(string name)
    {
        var (file, request) = (Named(name), new PictureRequest(new(5_000, 10_000)));
        for (var at = 0; at < file.Length; at++)
        {
            foreach (var value in new[] { 0, 0x7F, 0xFF, file[at] ^ 1 << at % 8 })
            {
                byte[] changed = [.. file];
                changed[at] = (byte)value;
                ImageDecoder
                    .Decode("file", changed, request)
                    .Match(picture => Assert.InRange(picture.PlaneSize, 1, 5_000), error => Assert.True(error.What.Length > 0));
            }
        }
    }
}
