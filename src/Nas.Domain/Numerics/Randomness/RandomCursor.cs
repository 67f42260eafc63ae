namespace Nas.Domain.Numerics.Randomness;

/// <summary>Reads the numbers of one <see cref="RandomStream"/> in order.</summary>
/// <remarks>A cursor is the one mutable thing in the core: keep it a local variable (or pass it by <c>ref</c>) inside a
/// function that is pure as a whole. <c>default</c> has no stream; always create a cursor from a stream.</remarks>
public struct RandomCursor
{
    private readonly RandomStream _stream;
    private ulong _counter;

    internal RandomCursor(RandomStream stream) => _stream = stream;

    /// <summary>The next 64 uniform bits.</summary>
    public ulong NextBits() => _stream.At(_counter++);

    /// <summary>The next number in [0, 1), with 53 random bits.</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>The next integer in [0, <paramref name="exclusiveUpper"/>), without bias (Lemire, 2019).</summary>
    /// <param name="exclusiveUpper">At least 1.</param>
    public int NextInt(int exclusiveUpper)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(exclusiveUpper);
        var range = (ulong)exclusiveUpper;
        while (true)
        {
            var high = Math.BigMul(NextBits(), range, out var low);

            // Below the range a number may have to be drawn again; elsewhere the slow remainder is not needed.
            if (low >= range || low >= unchecked(0 - range) % range)
            {
                return (int)high;
            }
        }
    }

    /// <summary>A uniformly drawn order of 0 … <paramref name="count"/> − 1 (Fisher–Yates).</summary>
    public int[] NextPermutation(int count)
    {
        var order = new int[count];
        for (var i = 0; i < count; i++)
        {
            var j = NextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }

        return order;
    }
}
