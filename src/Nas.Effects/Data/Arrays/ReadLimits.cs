namespace Nas.Effects.Data.Arrays;

/// <summary>Maximum count of numbers in one file. A number takes four bytes of memory, regardless of its size in the file.</summary>
/// <param name="Plain">For uncompressed files, whose length is first checked against their header.</param>
/// <param name="Compressed">For gzip files, whose length says little about their content's.</param>
public sealed record ReadLimits(long Plain, long Compressed)
{
    /// <summary>4 GiB of memory for a plain file (CIFARTile's train part takes 2.1), 1 GiB for a compressed one (MNIST's takes
    /// 0.2).</summary>
    public static ReadLimits Default { get; } = new(1L << 30, 1L << 28);
}
