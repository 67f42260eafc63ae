using LanguageExt;
using Nas.Domain.Numerics.Randomness;

namespace Nas.Effects.Data.Sets;

/// <summary>Splits sets of images into parts.</summary>
internal static class Splits
{
    /// <summary>Train, validation and test: disjoint, stratified (see <see cref="Stratified"/>), decided by the stream. The name is for
    /// messages.</summary>
    public static Either<DatasetError, ImageSet[]> Cut(string name, ImageSet all, SplitSizes sizes, RandomStream stream)
    {
        if (sizes.Train < 1 || sizes.Validation < 1 || sizes.Test < 0 || sizes.Total > all.Count)
        {
            return TooFew(
                new(name, "split"),
                $"{sizes.Train} + {sizes.Validation} + {sizes.Test} images were requested; there are {all.Count}."
            );
        }

        var order = Stratified.Order(all.Labels, stream).AsSpan();
        return new[]
        {
            all.Select(order[..sizes.Train]),
            all.Select(order.Slice(sizes.Train, sizes.Validation)),
            all.Select(order.Slice(sizes.Train + sizes.Validation, sizes.Test)),
        };
    }

    /// <summary>The first images of a part that the source provides.</summary>
    public static Either<DatasetError, ImageSet> Take(string part, ImageSet images, Option<int> count) =>
        count.Match(
            Some: n =>
                n >= 1 && n <= images.Count ? images.Take(n) : TooFew(new(part), $"{n} images were requested; there are {images.Count}."),
            None: () => Prelude.Right<DatasetError, ImageSet>(images)
        );

    private static DatasetError TooFew(DataPlace where, string what) =>
        new(DatasetErrorKind.Request, where, what, "Request at least one image for each part, and no more than there are.");
}
