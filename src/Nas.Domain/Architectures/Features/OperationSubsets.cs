using System.Collections.Immutable;
using System.Numerics;

namespace Nas.Domain.Architectures.Features;

/// <summary>The subsets of a few operations as bit masks, small subsets first and, within a size, the first operations first.</summary>
internal static class OperationSubsets
{
    /// <summary>All 2ⁿ subsets of <paramref name="operations"/> operations, the empty one first.</summary>
    public static ImmutableArray<uint> Enumerate(int operations) =>
        [
            .. Enumerable
                .Range(0, 1 << operations)
                .Select(mask => (uint)mask)
                .OrderBy(BitOperations.PopCount)
                .ThenByDescending(mask => Reversed(mask, operations)),
        ];

    /// <summary>The names of a subset's operations joined by <c>+</c>.</summary>
    public static string Name(uint subset, ImmutableArray<string> names) =>
        string.Join('+', names.Where((_, operation) => (subset >> operation & 1) == 1));

    private static uint Reversed(uint mask, int bits)
    {
        var reversed = 0U;
        for (var bit = 0; bit < bits; bit++)
        {
            reversed |= (mask >> bit & 1) << (bits - 1 - bit);
        }

        return reversed;
    }
}
