using Nas.Domain.Numerics.Randomness;

namespace Nas.Effects.Data.Sets;

/// <summary>Splits few images class by class, so that every class is in each part where it has enough images. Shares of the whole, as
/// <see cref="Splits"/> takes them, may leave a small class out of a part.</summary>
internal static class ClassWise
{
    /// <summary>Whether each class with an image for every part is in every part.</summary>
    public static bool IsKept(ImageSet all, ImageSet[] parts)
    {
        var asked = parts.Where(part => part.Count > 0).Select(part => part.Labels.ToHashSet()).ToArray();
        return all
            .Labels.GroupBy(label => label)
            .Where(group => group.Count() >= asked.Length)
            .All(group => asked.All(part => part.Contains(group.Key)));
    }

    /// <summary>Training and two further parts in about the given sizes; a size of 0 is an empty part. A class with too few images is kept
    /// for the first parts.</summary>
    public static ImageSet[] Cut(ImageSet all, int first, int second, RandomStream stream)
    {
        var parts = new[] { new List<int>(), new List<int>(), new List<int>() };
        foreach (var group in Enumerable.Range(0, all.Count).GroupBy(i => all.Labels[i]))
        {
            var images = group.ToArray();
            var order = stream.Child("class-wise").Child(group.Key).Cursor().NextPermutation(images.Length);
            var taken = 0;
            foreach (var (part, size) in new[] { (1, first), (2, second) })
            {
                var share = size == 0 ? 0 : Math.Max(1, (int)Math.Round((double)images.Length * size / all.Count));
                var count = Math.Min(share, images.Length - taken - 1);
                parts[part].AddRange(order[taken..(taken + count)].Select(i => images[i]));
                taken += count;
            }

            parts[0].AddRange(order[taken..].Select(i => images[i]));
        }

        return [.. parts.Select(part => all.Select(part.Order().ToArray()))];
    }
}
