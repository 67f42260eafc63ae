using System.Numerics;

namespace Nas.Effects.Publishing.TensorBoard;

/// <summary>The Castagnoli checksum (RFC 3720, appendix B.4) and TensorFlow's masked form of it.</summary>
internal static class Crc32C
{
    private const uint MaskDelta = 0xA282EAD8;

    /// <summary>The checksum.</summary>
    public static uint Compute(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc = BitOperations.Crc32C(crc, one);
        }

        return ~crc;
    }

    /// <summary>The checksum in its masked form, so that checksums of data that contains checksums are not degenerate.</summary>
    public static uint Masked(ReadOnlySpan<byte> bytes) => unchecked(BitOperations.RotateRight(Compute(bytes), 15) + MaskDelta);
}
