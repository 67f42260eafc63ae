namespace Nas.Effects.Data.Arrays;

/// <summary>How many numbers one file may hold. A number takes four bytes of memory, whatever it takes in the file.</summary>
/// <param name="Plain">For files as they are: their length has to agree with their header first.</param>
/// <param name="Compressed">For gzip files, whose length says little about what they unpack to.</param>
public sealed record ReadLimits(long Plain, long Compressed)
{
    /// <summary>4 GiB of memory for a plain file (CIFARTile's train part takes 2.1), 1 GiB for a compressed one (MNIST's takes 0.2).</summary>
    public static ReadLimits Default { get; } = new(1L << 30, 1L << 28);
}
