using LanguageExt;
using Nas.Domain.Numerics.Randomness;
using Nas.Effects.Data.Sets;

namespace Nas.Effects.Data.BuiltIn;

/// <summary>AddNIST (Geada et al., 2021) rebuilt small from the 10 000 MNIST test digits: 3×28×28, a digit in each channel,
/// the class is their sum less one, sums of 1 to 20 only. docs/reference/tasks.md tells how it differs from the published set.</summary>
/// <remarks>Classes come in turn, so every block of twenty holds each once. A class's digits are drawn evenly from its
/// combinations, their pictures from the part's own pool of digits. Image <c>i</c> depends on the seed, the part and <c>i</c>
/// alone.</remarks>
internal static class AddNist
{
    private const int Classes = 20;
    private const int MaxImages = 100_000;

    private static readonly SplitSizes Pools = new(6_000, 2_000, 2_000);

    private static readonly int[][][] Combinations = [.. Enumerable.Range(0, Classes).Select(Summing)];

    public static Either<DatasetError, RawTask> Load(TaskRequest request)
    {
        var sizes = request.Sizes.IfNone(BuiltInTask.UsualSizes);
        var stream = RandomStream.FromSeed(request.Seed).Child("addnist");
        return from _ in Check(sizes)
            from digits in BuiltInFile.TestSet("mnist")
            from pools in Splits.Cut(request.Name, digits, Pools, stream.Child("pools"))
            select new RawTask(
                request.Name,
                Classes,
                Build(pools[0], sizes.Train, stream.Child("train")),
                Build(pools[1], sizes.Validation, stream.Child("validation")),
                Build(pools[2], sizes.Test, stream.Child("test"))
            );
    }

    private static int[][] Summing(int label) =>
        [
            .. from red in Enumerable.Range(0, 10)
            from green in Enumerable.Range(0, 10)
            let blue = label + 1 - red - green
            where blue is >= 0 and <= 9
            select new[] { red, green, blue },
        ];

    private static Either<DatasetError, Unit> Check(SplitSizes sizes) =>
        new[] { sizes.Train, sizes.Validation, sizes.Test }.All(size => size is >= 1 and <= MaxImages)
            ? Unit.Default
            : new DatasetError(
                DatasetErrorKind.Request,
                new("addnist", "sizes"),
                $"{sizes.Train}, {sizes.Validation} and {sizes.Test} images were asked for.",
                $"Request 1 to {MaxImages} for each part."
            );

    private static ImageSet Build(ImageSet pool, int count, RandomStream stream)
    {
        var (pixels, labels) = (new float[3 * count * pool.ImageSize], new int[count]);
        var pictures = Enumerable.Range(0, pool.Count).ToLookup(i => pool.Labels[i]);
        var byDigit = Enumerable.Range(0, 10).Select(digit => pictures[digit].ToArray()).ToArray();
        for (var i = 0; i < count; i++)
        {
            labels[i] = i % Classes;
            var cursor = stream.Child(i).Cursor();
            var digits = Combinations[labels[i]][cursor.NextInt(Combinations[labels[i]].Length)];
            for (var channel = 0; channel < 3; channel++)
            {
                var candidates = byDigit[digits[channel]];
                pool.Image(candidates[cursor.NextInt(candidates.Length)]).CopyTo(pixels.AsSpan((3 * i + channel) * pool.ImageSize));
            }
        }

        return new(pool.Shape.WithAxis(1, 3), pixels, labels);
    }
}
