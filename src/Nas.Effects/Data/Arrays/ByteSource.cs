namespace Nas.Effects.Data.Arrays;

/// <summary>A file's decompressed bytes, with a bound on their number from the stored length.</summary>
/// <param name="Name">The file, for messages.</param>
/// <param name="Bytes">The decompressed stream.</param>
/// <param name="StoredLength">Bytes of the file as stored.</param>
/// <param name="Compressed">Whether the stored bytes are gzip.</param>
internal sealed record ByteSource(string Name, Stream Bytes, long StoredLength, bool Compressed)
{
    // Deflate compresses at most 258 bytes into two bits.
    private const long MaxRatio = 1032;

    public long Limit(ReadLimits limits) => Compressed ? limits.CompressedIn(StoredLength) : limits.Plain;

    /// <summary>Whether the file can unpack to that many bytes; exact for plain files.</summary>
    public bool CanHold(long length) => Compressed ? length / MaxRatio <= StoredLength : length == StoredLength;

    /// <summary>Fills <paramref name="target"/>, or less at the end of the data.</summary>
    public int Read(Span<byte> target) => Bytes.ReadAtLeast(target, target.Length, throwOnEndOfStream: false);

    public bool Fill(Span<byte> target) => Read(target) == target.Length;

    public bool AtEnd => Bytes.ReadByte() < 0;
}
