namespace Nas.Domain.Numerics;

/// <summary>Arithmetic of counts that stops at <see cref="long.MaxValue"/> instead of overflowing.</summary>
internal static class Saturating
{
    public static long Product(long a, long b) => (long)Int128.Min((Int128)a * b, long.MaxValue);

    public static long Sum(long a, long b) => (long)Int128.Min((Int128)a + b, long.MaxValue);
}
