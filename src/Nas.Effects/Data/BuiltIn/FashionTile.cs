using LanguageExt;
using Nas.Domain.Numerics.Randomness;
using Nas.Effects.Data.Sets;

namespace Nas.Effects.Data.BuiltIn;

/// <summary>After CIFARTile (Geada et al., 2021), of Fashion-MNIST's 10 000 published test images: four of them at half their size make a
/// picture of 1×28×28; the class is how many different kinds of clothes there are, less one.</summary>
internal static class FashionTile
{
    private const int Kinds = 10;
    private const int Tiles = 4;
    private const int Side = 28;
    private const int Half = Side / 2;

    private static readonly SplitSizes Pools = new(6_000, 2_000, 2_000);

    public static Either<DatasetError, RawTask> Load(TaskRequest request)
    {
        var stream = RandomStream.FromSeed(request.Seed).Child("fashion-tile");
        return from sizes in MadeParts.SizesOf(request)
            from articles in BuiltInFile.TestSet("fashion-mnist")
            from pools in Splits.Cut(request.Name, articles, Pools, stream.Child("pools"))
            select new RawTask(
                request.Name,
                Tiles,
                Make(pools[0], sizes.Train, stream.Child("train")),
                Make(pools[1], sizes.Validation, stream.Child("validation")),
                Make(pools[2], sizes.Test, stream.Child("test"))
            );
    }

    private static ImageSet Make(ImageSet pool, int count, RandomStream stream)
    {
        var pictures = Enumerable.Range(0, pool.Count).ToLookup(i => pool.Labels[i]);
        var byKind = Enumerable.Range(0, Kinds).Select(kind => pictures[kind].ToArray()).ToArray();
        return MadeParts.Make(
            pool.Shape,
            Tiles,
            count,
            stream,
            (int label, ref RandomCursor cursor, Span<float> pixels) =>
            {
                var (kinds, places) = (cursor.NextPermutation(Kinds), cursor.NextPermutation(Tiles));
                for (var tile = 0; tile < Tiles; tile++)
                {
                    // Each kind has a tile, and the other tiles have any of these kinds.
                    var candidates = byKind[kinds[tile <= label ? tile : cursor.NextInt(label + 1)]];
                    Shrink(pool.Image(candidates[cursor.NextInt(candidates.Length)]), pixels, places[tile]);
                }
            }
        );
    }

    private static void Shrink(ReadOnlySpan<float> article, Span<float> pixels, int place)
    {
        for (var row = 0; row < Half; row++)
        {
            for (var column = 0; column < Half; column++)
            {
                var first = (2 * row * Side) + (2 * column);
                pixels[(((place / 2 * Half) + row) * Side) + (place % 2 * Half) + column] =
                    (article[first] + article[first + 1] + article[first + Side] + article[first + Side + 1]) / 4;
            }
        }
    }
}
