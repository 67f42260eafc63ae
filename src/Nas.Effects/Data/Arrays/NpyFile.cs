using System.Runtime.InteropServices;
using System.Text;

namespace Nas.Effects.Data.Arrays;

/// <summary>Writes arrays as numpy does (format version 1.0).</summary>
public static class NpyFile
{
    private const int Alignment = 64;
    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 1, 0];

    /// <summary>Writes an array of single precision, row by row.</summary>
    /// <param name="target">Where to.</param>
    /// <param name="rows">The numbers of each row, the last axis fastest.</param>
    /// <param name="shape">The shape of a row.</param>
    public static void Write(Stream target, IReadOnlyCollection<float[]> rows, IReadOnlyList<int> shape)
    {
        if (!BitConverter.IsLittleEndian)
        {
            throw new PlatformNotSupportedException("Arrays are written on little-endian machines only.");
        }

        var axes = string.Join(", ", shape.Prepend(rows.Count)) + (shape.Count == 0 ? "," : "");
        var header = FormattableString.Invariant($"{{'descr': '<f4', 'fortran_order': False, 'shape': ({axes}), }}");
        var start = Magic.Length + sizeof(ushort);
        header = header.PadRight((start + header.Length + Alignment) / Alignment * Alignment - start - 1) + "\n";
        target.Write(Magic);
        target.Write(BitConverter.GetBytes((ushort)header.Length));
        target.Write(Encoding.ASCII.GetBytes(header));
        foreach (var row in rows)
        {
            target.Write(MemoryMarshal.AsBytes<float>(row));
        }
    }
}
