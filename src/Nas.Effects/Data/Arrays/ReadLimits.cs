namespace Nas.Effects.Data.Arrays;

/// <summary>Maximum count of numbers in one file. A number takes four bytes of memory, regardless of its size in the file.</summary>
/// <param name="Plain">For uncompressed files, whose length is first checked against their header.</param>
/// <param name="Compressed">For gzip files, whose length says little about their content's.</param>
public sealed record ReadLimits(long Plain, long Compressed)
{
    /// <summary>4 GiB of memory for a plain file (CIFARTile's train part takes 2.1), 1 GiB for a compressed one (MNIST's takes
    /// 0.2).</summary>
    public static ReadLimits Default { get; } = new(1L << 30, 1L << 28);

    /// <summary>Numbers that any compressed file may hold; beyond them, 16 for each byte that it takes. Images have about 5, and a small
    /// file that claims more was made to fill the memory.</summary>
    private const long MinCompressed = 1L << 24;
    private const long MaxPerByte = 16;

    /// <summary>Maximum count of numbers in a compressed file of so many bytes.</summary>
    public long CompressedIn(long bytes) => Math.Min(Compressed, Math.Max(MinCompressed, MaxPerByte * bytes));
}
