using LanguageExt;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Sets;

namespace Nas.Effects.Data.BuiltIn;

/// <summary>Three handwritten digits, one a channel; the labels are the digits that occur.</summary>
internal static class DigitLabels
{
    private const int Channels = 3;
    private const int Digits = 10;

    private static readonly SplitSizes Pools = new(6_000, 2_000, 2_000);

    public static Either<DatasetError, RawTask> Load(TaskRequest request)
    {
        var stream = RandomStream.FromSeed(request.Seed).Child("digit-labels");
        return from sizes in MadeParts.SizesOf(request)
            from digits in BuiltInFile.TestSet("mnist")
            from pools in Splits.Cut(request.Name, digits, Pools, stream.Child("pools"))
            select new RawTask(
                request.Name,
                new Target.Labels([.. Enumerable.Range(0, Digits).Select(digit => FormattableString.Invariant($"{digit}"))]),
                Make(pools[0], sizes.Train, stream.Child("train")),
                Make(pools[1], sizes.Validation, stream.Child("validation")),
                Make(pools[2], sizes.Test, stream.Child("test"))
            );
    }

    private static ImageSet Make(ImageSet pool, int count, RandomStream stream)
    {
        var (pixels, labels) = (new float[count * Channels * pool.ImageSize], new float[count * Digits]);
        for (var i = 0; i < count; i++)
        {
            var cursor = stream.Child(i).Cursor();
            for (var channel = 0; channel < Channels; channel++)
            {
                var chosen = cursor.NextInt(pool.Count);
                pool.Image(chosen).CopyTo(pixels.AsSpan((i * Channels + channel) * pool.ImageSize));
                labels[i * Digits + pool.Labels[chosen]] = 1;
            }
        }

        var shape = TensorType.Image(Channels, pool.Shape.Axis2, pool.Shape.Axis3);
        return new(shape, pixels, new int[count]) { Targets = TargetRows.Create(labels, Digits, TargetKind.Labels) };
    }
}
