using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Nas.Domain.Architectures.Networks.Costs;
using Nas.Domain.Architectures.Tensors;
using Nas.Effects.Data;
using Nas.Effects.Data.Images;
using SkiaSharp;
using static Nas.Effects.Tests.Data.Images.ImageCases;

namespace Nas.Effects.Tests.Data.Images;

public sealed class PictureLimitTests
{
    private const int Side = 1024;
    private const int Little = 1 << 20;

    [Theory]
    [InlineData(1, 67_108_864, DatasetErrorKind.TooLarge, "1×67108864 pixels; the limit is 25165824 in all")]
    [InlineData(67_108_864, 1, DatasetErrorKind.TooLarge, "67108864×1")]
    [InlineData(65_537, 1, DatasetErrorKind.TooLarge, "65536 on a side")]
    [InlineData(60_000, 60_000, DatasetErrorKind.TooLarge, "60000×60000")]
    [InlineData(int.MaxValue, int.MaxValue, DatasetErrorKind.TooLarge, "limit is")]
    [InlineData(-1, -1, DatasetErrorKind.TooLarge, "4294967295×4294967295")]
    [InlineData(0, 5, DatasetErrorKind.Malformed, "0×5")]
    public void Png_ThatClaimsTooMuch_IsRefusedBeforeMemoryIsTaken(int width, int height, object kind, string words)
    {
        var file = Claiming(width, height);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = Refusal(file);
        Assert.Equal((DatasetErrorKind)kind, error.Kind);
        Assert.Contains(words, error.What, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Little);
    }

    [Theory]
    [InlineData("pillow-bmp-rgb", new byte[] { 24, 0, 0, 0, 16, 0, 0, 0 }, new byte[] { 0xFF, 0x7F, 0, 0, 0xFF, 0x7F, 0, 0 })]
    [InlineData("gif-grey", new byte[] { 24, 0, 16, 0 }, new byte[] { 0xFF, 0xFF, 0xFF, 0xFF })]
    [InlineData("jpeg-rgb", new byte[] { 0, 16, 0, 24 }, new byte[] { 0xF0, 0xFF, 0xF0, 0xFF })]
    public void Header_ThatClaimsTooMuch_IsRefusedBeforeMemoryIsTaken(string name, byte[] size, byte[] claim)
    {
        var file = Named(name).ToArray();
        claim.CopyTo(file.AsSpan(file.AsSpan().IndexOf(size)));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(DatasetErrorKind.TooLarge, Refusal(file).Kind);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Little);
    }

    [Fact]
    public void Pnm_ThatClaimsMoreThanItHas_IsRefusedBeforeMemoryIsTaken()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.All(
            new[] { "P1", "P2", "P3", "P4", "P5", "P6" },
            kind =>
                Assert.Contains("too early", Refusal(Encoding.ASCII.GetBytes($"{kind} 4000 4000 255 1 2 3")).What, StringComparison.Ordinal)
        );
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Little);
    }

    [Fact]
    public void Png_MuchLargerThanItsFile_CostsItsDecodedBytesAndTheResult()
    {
        var file = Blank(Side, Side);
        Assert.InRange(file.Length, 1, 16_000);
        Assert.InRange(Cost(file, new(32, 32)), 4 * Side * Side, 4 * Side * Side + Little);
        Assert.InRange(Cost(file, null), 16 * Side * Side, 16 * Side * Side + Little);
    }

    [Fact]
    public void Jpeg_ThatIsResized_CostsAFewRowsAndTheResult()
    {
        using var bitmap = new SKBitmap(Side, Side);
        bitmap.Erase(SKColors.Orange);
        using var file = bitmap.Encode(SKEncodedImageFormat.Jpeg, 90);
        Assert.InRange(Cost(file.ToArray(), new(32, 32)), 1, Little);
    }

    [Fact]
    public void Picture_KeptAtItsSize_MayHaveTwoThirdsOfThePixelsInColour()
    {
        var limits = ImageLimits.OfPixels(Side * Side);
        Assert.Contains("At its own size", Refusal(Blank(Side, Side), limits).What, StringComparison.Ordinal);
        Assert.Equal(3, Read(Blank(Side, Side * 2 / 3), limits).Channels);
        Assert.Equal(4, Read(Blank(Side, Side), limits, new(4, 4)).Height);
    }

    [Fact]
    public void Limit_ThatIsRaised_LetsMorePixelsAndLongerSidesIn()
    {
        var file = Blank(70_000, 2);
        Assert.Equal(DatasetErrorKind.TooLarge, Refusal(file).Kind);
        Assert.Equal(70_000, Read(file, ImageLimits.OfPixels(ImageLimits.Default.Pixels + 1)).Width);
        Assert.Equal(DatasetErrorKind.TooLarge, Refusal(Named("png-2-8"), ImageLimits.OfPixels(54)).Kind);
        Assert.Equal(11, Read(Named("png-2-8"), ImageLimits.OfPixels(110)).Width);
    }

    [Fact]
    public void Jpeg_OfTooManyScans_IsRefused()
    {
        var file = Named("jpeg-rgb-444-progressive");
        var last = file.AsSpan().LastIndexOf(new byte[] { 0xFF, 0xDA });
        var scans = Enumerable.Repeat(file[last..^2], ImageLimits.MaxScans).SelectMany(scan => scan);
        var error = Refusal([.. file[..last], .. scans, 0xFF, 0xD9]);
        Assert.Equal(DatasetErrorKind.TooLarge, error.Kind);
        Assert.Contains("scans", error.What, StringComparison.Ordinal);
    }

    private static long Cost(byte[] file, Domain.Architectures.Tensors.ImageSize? size)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Read(file, size: size);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static byte[] Claiming(int width, int height)
    {
        var file = Named("png-2-8").ToArray();
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(20), height);
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(29), PngFile.Sum(file.AsSpan(12, 17)));
        return file;
    }

    /// <summary>A black colour PNG, which compresses a thousandfold.</summary>
    private static byte[] Blank(int width, int height)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(new byte[(1 + 3 * width) * height]);
        }

        byte[] header = [.. BigEndian(width), .. BigEndian(height), 8, 2, 0, 0, 0];
        return [0x89, .. "PNG\r\n\u001a\n"u8, .. Chunk("IHDR"u8, header), .. Chunk("IDAT"u8, packed.ToArray()), .. Chunk("IEND"u8, [])];
    }

    private static byte[] Chunk(ReadOnlySpan<byte> type, byte[] data)
    {
        byte[] body = [.. type, .. data];
        return [.. BigEndian(data.Length), .. body, .. BigEndian((int)PngFile.Sum(body))];
    }

    private static byte[] BigEndian(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }
}
