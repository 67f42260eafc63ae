using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Nas.Effects.Tests.Data;

/// <summary>Writes npy and idx files, honest and otherwise.</summary>
internal static class ArrayBytes
{
    public static byte[] Npy(string header, byte[] data, byte version = 1)
    {
        var text = Encoding.Latin1.GetBytes(header);
        var length = new byte[version == 1 ? 2 : 4];
        if (version == 1)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(length, (ushort)text.Length);
        }
        else
        {
            BinaryPrimitives.WriteInt32LittleEndian(length, text.Length);
        }

        return [0x93, .. "NUMPY"u8, version, 0, .. length, .. text, .. data];
    }

    public static byte[] Npy(string descr, string shape, byte[] data, bool fortran = false) =>
        Npy($"{{'descr': '{descr}', 'fortran_order': {(fortran ? "True" : "False")}, 'shape': {shape}, }}\n", data);

    public static byte[] NpyBytes(int[] shape, params byte[] data) =>
        Npy("|u1", shape.Length == 1 ? $"({shape[0]},)" : $"({string.Join(", ", shape)})", data);

    public static byte[] Idx(int[] shape, params byte[] data) => Idx(0x08, shape, data);

    public static byte[] Idx(byte type, int[] shape, byte[] data) =>
        [0, 0, type, (byte)shape.Length, .. shape.SelectMany(BigEndian), .. data];

    public static byte[] Gzip(byte[] bytes)
    {
        var result = new MemoryStream();
        using (var gzip = new GZipStream(result, CompressionLevel.SmallestSize))
        {
            gzip.Write(bytes);
        }

        return result.ToArray();
    }

    private static byte[] BigEndian(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
