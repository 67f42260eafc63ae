using Nas.Domain.Numerics.Randomness;

namespace Nas.Effects.Data.Sets;

/// <summary>Orders images so that every block contains each class in about its proportion.</summary>
internal static class Stratified
{
    /// <summary>A permutation of the images: each class is shuffled by its own stream, then the classes are interleaved
    /// by relative rank, which gives each prefix the classes that Sainte-Laguë's method would give it as seats.</summary>
    public static int[] Order(int[] labels, RandomStream stream)
    {
        var counts = new int[labels.Max() + 1];
        foreach (var label in labels)
        {
            counts[label]++;
        }

        var ranks = counts.Select((count, label) => stream.Child(label).Cursor().NextPermutation(count)).ToArray();
        var (keys, order, seen) = (new ulong[labels.Length], new int[labels.Length], new int[counts.Length]);
        for (var i = 0; i < labels.Length; i++)
        {
            order[i] = i;
            keys[i] = Key(ranks[labels[i]][seen[labels[i]]++], counts[labels[i]], labels[i]);
        }

        Array.Sort(keys, order);
        return order;
    }

    // Relative rank first, then class: no two images share a key, so the order is unique.
    private static ulong Key(int rank, int count, int label) => ((2 * (ulong)rank + 1 << 32) / (2 * (ulong)count) << 16) | (uint)label;
}
