using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Nas.Effects.Data.Arrays;

/// <summary>The format of one number: kind as in numpy (<c>b u i f</c>), bytes, and byte order.</summary>
internal readonly record struct NumberFormat(char Kind, int Size, bool BigEndian)
{
    public bool IsSupported => (Kind, Size) is ('b', 1) or ('u' or 'i', 1 or 2 or 4 or 8) or ('f', 2 or 4 or 8);

    /// <summary>Converts whole numbers; <paramref name="bytes"/> is scratch and may be overwritten.</summary>
    public void Decode(Span<byte> bytes, Span<float> target)
    {
        if (BigEndian == BitConverter.IsLittleEndian)
        {
            Swap(bytes);
        }

        switch (Kind, Size)
        {
            case ('u' or 'b', 1):
                Convert<byte>(bytes, target);
                break;
            case ('u', 2):
                Convert<ushort>(bytes, target);
                break;
            case ('u', 4):
                Convert<uint>(bytes, target);
                break;
            case ('u', 8):
                Convert<ulong>(bytes, target);
                break;
            case ('i', 1):
                Convert<sbyte>(bytes, target);
                break;
            case ('i', 2):
                Convert<short>(bytes, target);
                break;
            case ('i', 4):
                Convert<int>(bytes, target);
                break;
            case ('i', 8):
                Convert<long>(bytes, target);
                break;
            case ('f', 2):
                Convert<Half>(bytes, target);
                break;
            case ('f', 4):
                Convert<float>(bytes, target);
                break;
            case ('f', 8):
                Convert<double>(bytes, target);
                break;
            default:
                throw new InvalidOperationException($"No decoder for {this}.");
        }
    }

    private void Swap(Span<byte> bytes)
    {
        switch (Size)
        {
            case 2:
                Swap(MemoryMarshal.Cast<byte, ushort>(bytes));
                break;
            case 4:
                Swap(MemoryMarshal.Cast<byte, uint>(bytes));
                break;
            case 8:
                Swap(MemoryMarshal.Cast<byte, ulong>(bytes));
                break;
        }
    }

    private static void Swap(Span<ushort> words) => BinaryPrimitives.ReverseEndianness(words, words);

    private static void Swap(Span<uint> words) => BinaryPrimitives.ReverseEndianness(words, words);

    private static void Swap(Span<ulong> words) => BinaryPrimitives.ReverseEndianness(words, words);

    // Without it, unoptimised code would take half the time of the first load.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Convert<T>(ReadOnlySpan<byte> bytes, Span<float> target)
        where T : unmanaged, INumberBase<T>
    {
        var numbers = MemoryMarshal.Cast<byte, T>(bytes);
        for (var i = 0; i < target.Length; i++)
        {
            target[i] = float.CreateTruncating(numbers[i]);
        }
    }
}
