using Nas.Domain.Numerics.Randomness;

namespace Nas.Effects.Data.Sets;

/// <summary>Divides images for cross-validation, class by class.</summary>
internal static class Folds
{
    /// <summary>Training and validation images of each fold; every image validates once. The same images are always divided the same.</summary>
    public static IReadOnlyList<(ImageSet Train, ImageSet Validation)> Of(ImageSet images, int folds)
    {
        var (fold, next) = (new int[images.Count], 0);
        foreach (var group in Enumerable.Range(0, images.Count).GroupBy(i => images.Labels[i]).OrderBy(group => group.Key))
        {
            var members = group.ToArray();
            var order = RandomStream.FromSeed(new Seed(0)).Child("folds").Child(group.Key).Cursor().NextPermutation(members.Length);
            foreach (var place in order)
            {
                fold[members[place]] = next++ % folds;
            }
        }

        return [.. Enumerable.Range(0, folds).Select(which => (Chosen(one => one != which), Chosen(one => one == which)))];

        ImageSet Chosen(Func<int, bool> isIn) => images.Select([.. Enumerable.Range(0, images.Count).Where(i => isIn(fold[i]))]);
    }
}
