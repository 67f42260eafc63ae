using Nas.Effects.Engine;
using static TorchSharp.torch;

namespace Nas.Effects.Models.Language;

/// <summary>Texts side by side, the shorter ones filled up.</summary>
/// <param name="Ids">[texts, tokens].</param>
/// <param name="Mask">[texts, tokens]: 1 for tokens of the text, 0 for what fills up.</param>
/// <param name="IsFull">Whether all are as long.</param>
internal sealed record TokenBatch(Tensor Ids, Tensor Mask, bool IsFull)
{
    // Texts of a batch differ in length by so many tokens at most when they are put together by length.
    private const int Bucket = 8;

    /// <summary>Tokens of each text.</summary>
    public long Length => Ids.shape[1];

    /// <summary>Puts texts side by side.</summary>
    public static TokenBatch Of(IReadOnlyList<int[]> texts, int padding)
    {
        var length = texts.Max(text => text.Length);
        var (ids, mask) = (new long[texts.Count * length], new float[texts.Count * length]);
        Array.Fill(ids, padding);
        foreach (var (row, text) in texts.Index())
        {
            for (var i = 0; i < text.Length; i++)
            {
                (ids[row * length + i], mask[row * length + i]) = (text[i], 1);
            }
        }

        return new(
            FromArrays.Tensor(ids, texts.Count, length),
            FromArrays.Tensor(mask, texts.Count, length),
            texts.All(text => text.Length == length)
        );
    }

    /// <summary>The places of texts in batches of about equal length, so that little is filled up.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="order">The order of texts of about equal length.</param>
    /// <param name="size">Most texts of a batch.</param>
    public static IEnumerable<int[]> Buckets(IReadOnlyList<int[]> texts, IEnumerable<int> order, int size) =>
        order.OrderBy(place => texts[place].Length / Bucket).Chunk(size);
}
