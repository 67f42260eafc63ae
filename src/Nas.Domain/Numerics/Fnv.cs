namespace Nas.Domain.Numerics;

/// <summary>The FNV-1a hash of 64 bits: the same on every machine and in every process.</summary>
internal static class Fnv
{
    private const ulong Basis = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <summary>The hash of a text's UTF-16 units.</summary>
    public static ulong Of(string text)
    {
        var hash = Basis;
        foreach (var unit in text)
        {
            hash = (hash ^ unit) * Prime;
        }

        return hash;
    }

    /// <summary>A hash continued by the eight bytes of a number.</summary>
    public static ulong Of(ulong hash, ulong number)
    {
        for (var shift = 0; shift < 64; shift += 8)
        {
            hash = (hash ^ (number >> shift & 255)) * Prime;
        }

        return hash;
    }
}
