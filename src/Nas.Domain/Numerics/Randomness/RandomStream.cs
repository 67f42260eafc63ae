using System.Runtime.Intrinsics;

namespace Nas.Domain.Numerics.Randomness;

/// <summary>A named, splittable, counter-based source of random numbers.</summary>
/// <remarks>
/// <para>A stream is a value: reading it never changes it. Number <c>i</c> of a stream is a pure function of the seed,
/// of the path of names that led here and of <c>i</c>, so retries, worker counts and completion order cannot shift
/// the numbers of other consumers. Two streams are equal when their seed and path are.</para>
/// <para>Use <see cref="Child(string)"/> to name a consumer and <see cref="Cursor"/> to read numbers one after the other.</para>
/// <para>Numbers are SplitMix64 outputs (Steele, Lea, Flood, OOPSLA 2014) over a key that hashes the path.</para>
/// </remarks>
public readonly record struct RandomStream
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    private static readonly Vector512<ulong> Lanes = Vector512<ulong>.Indices * Golden;

    private readonly ulong _key;

    private RandomStream(ulong key) => _key = key;

    /// <summary>The root stream of a seed.</summary>
    public static RandomStream FromSeed(Seed seed) => new(Mix(unchecked((ulong)seed.Value) + Golden));

    /// <summary>The stream of a named consumer below this one.</summary>
    public RandomStream Child(string name)
    {
        // FNV-1a over UTF-16 code units: the runtime's own string hash differs between processes.
        var hash = 0xCBF29CE484222325;
        foreach (var c in name)
        {
            hash = unchecked((hash ^ c) * 0x100000001B3);
        }

        return new(Mix(_key ^ Mix(hash)));
    }

    /// <summary>The stream of a numbered consumer below this one, such as a proposal.</summary>
    public RandomStream Child(long index) => new(Mix(unchecked(_key + Mix((ulong)index ^ 0xD1B54A32D192ED03))));

    /// <summary>Number <paramref name="counter"/> of this stream: 64 uniform bits.</summary>
    public ulong At(ulong counter) => Mix(unchecked(_key + (counter + 1) * Golden));

    /// <summary>Numbers <paramref name="counter"/> … <paramref name="counter"/> + 7 of this stream.</summary>
    internal Vector512<ulong> EightFrom(ulong counter) => Mix(Vector512.Create(unchecked(_key + (counter + 1) * Golden)) + Lanes);

    /// <summary>A reader that starts at number 0.</summary>
    public RandomCursor Cursor() => new(this);

    private static ulong Mix(ulong z)
    {
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EB);
        return z ^ (z >> 31);
    }

    private static Vector512<ulong> Mix(Vector512<ulong> z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
