using Nas.Domain.Numerics.Randomness;

namespace Nas.Effects.Data.Sets;

/// <summary>The images of each batch.</summary>
public static class Batches
{
    /// <summary>The batches of one training epoch: shuffled, all full, the remainder dropped.</summary>
    /// <remarks>The order depends on the stream and the epoch alone, not on the epochs before. A set smaller than one batch
    /// is one batch, so that an epoch always takes a step.</remarks>
    /// <param name="count">Images in the set, at least 1.</param>
    /// <param name="size">Images in a batch, at least 1.</param>
    /// <param name="epoch">Number of the epoch.</param>
    /// <param name="stream">The trial's stream for shuffling.</param>
    public static IReadOnlyList<int[]> ForTraining(int count, int size, long epoch, RandomStream stream) =>
        [.. stream.Child(epoch).Cursor().NextPermutation(count).Chunk(size).Where(batch => batch.Length == Math.Min(size, count))];

    /// <summary>The batches of one evaluation: in order, every image once, the last batch may be smaller.</summary>
    /// <param name="count">Images in the set.</param>
    /// <param name="size">Images in a batch, at least 1.</param>
    public static IReadOnlyList<int[]> ForEvaluation(int count, int size) => [.. Enumerable.Range(0, count).Chunk(size)];
}
