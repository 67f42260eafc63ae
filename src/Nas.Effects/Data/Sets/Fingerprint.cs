using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Nas.Effects.Data.Sets;

/// <summary>SHA-256 of a task's images, labels and parts before standardisation, in lower-case hexadecimal.</summary>
/// <remarks>Two tasks are the same data in the same parts and order when their fingerprints are equal, whatever file format they
/// came from. The hash is over little-endian 32-bit words: C, H, W, border, classes, then for each of train, validation and test
/// the count, the pixels (float32), the labels (int32), and the numbers of targets (float32) where there are any.</remarks>
/// <param name="Hex">64 digits.</param>
public readonly record struct Fingerprint(string Hex)
{
    internal static Fingerprint Compute(RawTask task)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var shape = task.Train.Shape;
        Add<int>(hash, [shape.Axis1, shape.Axis2, shape.Axis3, task.Border, task.Target.Outputs]);
        foreach (var part in task.Parts)
        {
            Add<int>(hash, [part.Count]);
            Add<float>(hash, part.Pixels);
            Add<int>(hash, part.Labels);
            part.Targets.IfSome(rows => Add<float>(hash, rows.Values));
        }

        return new(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <inheritdoc/>
    public override string ToString() => Hex;

    private static void Add<T>(IncrementalHash hash, ReadOnlySpan<T> numbers)
        where T : unmanaged
    {
        if (!BitConverter.IsLittleEndian)
        {
            throw new PlatformNotSupportedException("Fingerprints are taken on little-endian machines only.");
        }

        // A span holds at most 2³¹ bytes; a set of images may be larger.
        const int Chunk = 1 << 20;
        for (var start = 0; start < numbers.Length; start += Chunk)
        {
            hash.AppendData(MemoryMarshal.AsBytes(numbers[start..Math.Min(start + Chunk, numbers.Length)]));
        }
    }
}
