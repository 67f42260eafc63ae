using Nas.Effects.Data;
using Nas.Effects.Data.Arrays;
using static Nas.Effects.Tests.Data.Reading;

namespace Nas.Effects.Tests.Data;

public sealed class IdxTests
{
    [Fact]
    public void Bytes_PlainOrCompressed_AreRead()
    {
        var file = ArrayBytes.Idx([2, 1, 3], 1, 2, 3, 4, 5, 255);
        foreach (var array in new[] { Right(Read(file)), Right(Read(ArrayBytes.Gzip(file))) })
        {
            Assert.Equal([2, 1, 3], array.Shape);
            Assert.Equal([1f, 2, 3, 4, 5, 255], array.Values);
        }
    }

    [Theory]
    [InlineData(0x09, "FE", -2)]
    [InlineData(0x0B, "FFFE", -2)]
    [InlineData(0x0C, "00000102", 258)]
    [InlineData(0x0D, "C0000000", -2)]
    [InlineData(0x0E, "C000000000000000", -2)]
    public void Elements_OfOtherTypes_AreBigEndian(byte type, string hex, float expected) =>
        Assert.Equal([expected], Right(Read(ArrayBytes.Idx(type, [1], Convert.FromHexString(hex)))).Values);

    [Fact]
    public void ElementType_NotDefined_IsMalformed() =>
        Assert.Equal("element type", Left(Read(ArrayBytes.Idx(0x0A, [1], [1]))).Where.Field);

    [Theory]
    [InlineData(3, "data")]
    [InlineData(1, "data")]
    public void Compressed_LongerOrShorterThanItsHeader_IsMalformed(int length, string field) =>
        Assert.Equal(field, Left(Read(ArrayBytes.Gzip(ArrayBytes.Idx([2], new byte[length])))).Where.Field);

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(int.MinValue)]
    public void Lengths_NotPositive_AreMalformed(int length) =>
        Assert.Equal("shape", Left(Read(ArrayBytes.Idx([1, length], 1))).Where.Field);

    [Fact]
    public void Compressed_BeyondTheLimit_IsRefusedBeforeItIsUnpacked()
    {
        var bomb = ArrayBytes.Gzip(ArrayBytes.Idx([100_000_000], new byte[100_000_000]));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = Left(Read(bomb, new ReadLimits(Plain: 1L << 30, Compressed: 1_000_000)));
        Assert.Equal(DatasetErrorKind.TooLarge, error.Kind);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Header_AnnouncingGigabytesInAFewBytes_AllocatesNone(bool compressed)
    {
        var liar = ArrayBytes.Idx([250_000_000], 1, 2, 3);
        var file = compressed ? ArrayBytes.Gzip(liar) : liar;
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal("shape", Left(Read(file, ReadLimits.Default)).Where.Field);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }
}
