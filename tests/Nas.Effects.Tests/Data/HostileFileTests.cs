using Nas.Domain.Numerics.Randomness;
using Nas.Effects.Data;
using Nas.Effects.Data.Arrays;
using static Nas.Effects.Tests.Data.Reading;

namespace Nas.Effects.Tests.Data;

public sealed class HostileFileTests
{
    private static readonly byte[][] Honest =
    [
        ArrayBytes.Npy("<f4", "(2, 3)", new byte[24]),
        ArrayBytes.Npy(">i2", "(3, 2, 2)", new byte[24], fortran: true),
        ArrayBytes.Idx([2, 3], new byte[6]),
        ArrayBytes.Gzip(ArrayBytes.Idx([2, 3], new byte[6])),
        ArrayBytes.Gzip(ArrayBytes.NpyBytes([4], new byte[4])),
    ];

    [Fact]
    public void File_CutAnywhere_IsRefusedUnlessOnlyGzipsTrailerIsGone()
    {
        foreach (var file in Honest)
        {
            var whole = Right(Read(file)).Values;
            var trailer = file[0] == 0x1F ? 12 : 0;
            for (var length = 0; length < file.Length; length++)
            {
                Read(file[..length])
                    .Match(
                        array => Assert.True(length >= file.Length - trailer && array.Values.SequenceEqual(whole)),
                        error => Assert.True(error.What.Length > 0)
                    );
            }
        }
    }

    [Fact]
    public void File_WithBytesAppended_IsRefused()
    {
        foreach (var file in Honest.Where(file => file[0] != 0x1F))
        {
            Left(Read([.. file, 0]));
        }
    }

    [Fact]
    public void File_WithAnyByteChanged_IsReadOrRefusedWithinItsLimits()
    {
        foreach (var (number, file) in Honest.Index())
        {
            for (var at = 0; at < file.Length; at++)
            {
                foreach (var value in new[] { 0, 1, 0x7F, 0x80, 0xFF, file[at] ^ (1 << at % 8) })
                {
                    byte[] changed = [.. file];
                    changed[at] = (byte)value;
                    Read(changed)
                        .Match(
                            array => Assert.InRange(array.Values.Length, 1, Small.Plain),
                            error => Assert.True(error.What.Length > 0, $"file {number}, byte {at} = {value}")
                        );
                }
            }
        }
    }

    [Fact]
    public void File_OfRandomBytesBehindAMagic_IsReadOrRefused()
    {
        var cursor = RandomStream.FromSeed(new Seed(1)).Cursor();
        foreach (var magic in new byte[][] { [0, 0, 8, 2], [0x93, .. "NUMPY"u8, 1, 0], [0x1F, 0x8B, 8, 0], [] })
        {
            for (var trial = 0; trial < 500; trial++)
            {
                var file = magic.Concat(Enumerable.Range(0, cursor.NextInt(64)).Select(_ => (byte)cursor.NextInt(256))).ToArray();
                Assert.True(Read(file).Match(array => array.Values.Length <= Small.Plain, error => error.What.Length > 0));
            }
        }
    }

    [Theory]
    [InlineData(new byte[] { }, "empty")]
    [InlineData(new byte[] { 0x50, 0x4B, 3, 4 }, "zip")]
    [InlineData(new byte[] { 0x80, 4, 0x95, 0 }, "pickle")]
    [InlineData(new byte[] { 1, 2, 3, 4 }, "neither npy nor idx")]
    public void File_OfAnotherFormat_IsNamed(byte[] file, string word) =>
        Assert.Contains(word, Left(Read(file)).What, StringComparison.Ordinal);

    [Fact]
    public void Reading_ThatTheSystemInterrupts_IsAnErrorValue()
    {
        var error = Left(ArrayFile.Read("file", new BrokenStream(Honest[0]), Small));
        Assert.Equal(DatasetErrorKind.Missing, error.Kind);
        Assert.Contains("device is gone", error.What, StringComparison.Ordinal);
    }

    [Fact]
    public void Reading_AFolder_IsAnErrorValue() =>
        Assert.Equal(DatasetErrorKind.Missing, Left(ArrayFile.Read(Path.GetTempPath(), Small)).Kind);

    private sealed class BrokenStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) =>
            Position > 20 ? throw new IOException("The device is gone.") : base.Read(buffer[..1]);
    }
}
