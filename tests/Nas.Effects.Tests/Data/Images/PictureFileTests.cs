using System.Buffers.Binary;
using Nas.Effects.Data;
using Nas.Effects.Data.Images;
using Nas.Effects.Data.Images.Jpeg;
using static Nas.Effects.Tests.Data.Images.PictureCases;

namespace Nas.Effects.Tests.Data.Images;

public sealed class PictureFileTests
{
    public static TheoryData<string> Names => [.. All.Cases.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Picture_OfAnotherProgram_HasItsPixels(string name)
    {
        var expected = All.Cases.Single(one => one.Name == name);
        var picture = Read(expected.File);
        Assert.Equal((expected.Channels, expected.Height, expected.Width), (picture.Channels, picture.Height, picture.Width));
        // Releases of libjpeg-turbo may round colours differently.
        var tolerance = name.StartsWith("jpeg", StringComparison.Ordinal) ? 2 : 1e-3;
        Assert.All(expected.Values.Zip(picture.Values), pair => Assert.Equal(pair.Item1, pair.Item2, tolerance));
    }

    [Theory]
    [InlineData("png-hidden-colour", true)]
    [InlineData("png-6-8", true)]
    [InlineData("png-2-8", false)]
    public void Picture_WithTransparentPlaces_SaysSo(string name, bool transparent) => Assert.Equal(transparent, Read(Named(name)).HadTransparency);

    [Theory]
    [InlineData("rotated")]
    [InlineData("rotatedPng")]
    public void Picture_ThatAsksForRotation_StaysAsItIsAndSaysSo(string name)
    {
        var picture = Read(All.Others[name]);
        Assert.Equal((true, 16, 24), (picture.AsksForRotation, picture.Height, picture.Width));
        Assert.False(Read(Named("jpeg-rgb")).AsksForRotation);
    }

    [Theory]
    [InlineData("cmyk", "CMYK")]
    [InlineData("gif", "GIF")]
    [InlineData("tiff", "TIFF")]
    public void Picture_OfAKindThatIsNotRead_IsNamed(string name, string word)
    {
        var error = Refusal(All.Others[name]);
        Assert.Equal(DatasetErrorKind.Unsupported, error.Kind);
        Assert.Contains(word, error.What, StringComparison.Ordinal);
    }

    // A last number that loses a digit is another number, so plain text cannot show that it was cut.
    public static TheoryData<string> Binary => [.. All.Cases.Select(one => one.Name).Where(name => name is not ("pgm-plain" or "ppm-plain"))];

    [Theory]
    [MemberData(nameof(Binary))]
    public void Picture_CutAnywhere_IsRefusedOrTheSame(string name)
    {
        var file = Named(name);
        var whole = Read(file);
        for (var length = 0; length < file.Length; length += 1 + file.Length / 200)
        {
            PictureFile.Decode("file", file[..length], PictureLimits.Default).Match(
                picture => Assert.True(picture.Values.SequenceEqual(whole.Values), $"{length} of {file.Length} bytes"),
                error => Assert.True(error.What.Length > 0));
        }
    }

    [Theory]
    [InlineData("png-3-4-interlaced")]
    [InlineData("png-6-16")]
    [InlineData("pillow-bmp-palette")]
    [InlineData("bmp-565")]
    [InlineData("ppm-plain")]
    [InlineData("pgm-16")]
    [InlineData("jpeg-rgb-444-progressive")]
    public void Picture_WithAnyByteChanged_IsReadOrRefusedWithinTheLimits(string name)
    {
        var (file, limits) = (Named(name), new PictureLimits(5_000, 10_000));
        for (var at = 0; at < file.Length; at++)
        {
            foreach (var value in new[] { 0, 0x7F, 0xFF, file[at] ^ 1 << at % 8 })
            {
                byte[] changed = [.. file];
                changed[at] = (byte)value;
                PictureFile.Decode("file", changed, limits).Match(
                    picture => Assert.InRange(picture.PlaneSize, 1, 5_000),
                    error => Assert.True(error.What.Length > 0));
            }
        }
    }

    [Fact]
    public void Png_WithAWrongChecksum_IsDamaged()
    {
        var file = Named("png-2-8").ToArray();
        file[^20] ^= 1;
        Assert.Contains("checksum of its IDAT chunk", Refusal(file).What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(60_000, 60_000, DatasetErrorKind.TooLarge, "60000×60000")]
    [InlineData(int.MaxValue, int.MaxValue, DatasetErrorKind.TooLarge, "limit is")]
    [InlineData(4_000, 4_000, DatasetErrorKind.Malformed, "cannot hold 4000×4000")]
    [InlineData(0, 5, DatasetErrorKind.Malformed, "0×5")]
    public void Png_ThatClaimsTooMuch_IsRefusedBeforeMemoryIsTaken(int width, int height, object kind, string words)
    {
        var file = Named("png-2-8").ToArray();
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(20), height);
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(29), Effects.Data.Images.Png.Crc32.Of(file.AsSpan(12, 17)));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = Refusal(file);
        Assert.Equal((DatasetErrorKind)kind, error.Kind);
        Assert.Contains(words, error.What, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void Jpeg_WithoutTheLibrary_IsAnsweredWithThePackage()
    {
        Assert.Null(TurboJpeg.Find(["libno-such-library.so"]));
        Assert.Contains("apt-get install libturbojpeg0", TurboJpeg.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Resizing_AgreesWithPillow() => Assert.All(All.Resized, expected =>
    {
        var photo = new Picture(3, 16, 24, [.. All.Photo.Select(value => (float)value)]);
        var resized = photo.ResizedTo(new(expected.Height, expected.Width));
        Assert.Equal((3, expected.Height, expected.Width), (resized.Channels, resized.Height, resized.Width));
        Assert.All(expected.Values.Zip(resized.Values), pair => Assert.Equal(pair.Item1, pair.Item2, 2e-3));
    });
}
