using LanguageExt;
using Nas.Domain.Numerics.Randomness;
using Nas.Effects.Data.Sets;

namespace Nas.Effects.Data.BuiltIn;

/// <summary>AddNIST and MultNIST (Geada et al., 2021) rebuilt small from the 10 000 MNIST test digits: 3×28×28, a digit in each channel.
/// docs/reference/tasks.md tells how they differ from the published sets.</summary>
/// <remarks>A class's digits are drawn evenly from its combinations, their pictures from the part's own pool of digits.</remarks>
internal sealed class ThreeDigits
{
    private static readonly SplitSizes Pools = new(6_000, 2_000, 2_000);

    private readonly int[][][] _combinations;

    private ThreeDigits(int classes, Func<int[], int> classOf) =>
        _combinations = [
            .. Enumerable
                .Range(0, classes)
                .Select(label =>
                    (
                        from red in Enumerable.Range(0, 10)
                        from green in Enumerable.Range(0, 10)
                        from blue in Enumerable.Range(0, 10)
                        let digits = new[] { red, green, blue }
                        where classOf(digits) == label
                        select digits
                    ).ToArray()
                ),
        ];

    /// <summary>The class is the sum of the digits less one, sums of 1 to 20 only.</summary>
    public static ThreeDigits Sums { get; } = new(20, digits => digits.Sum() - 1);

    /// <summary>The class is the last figure of the product of the digits.</summary>
    public static ThreeDigits Products { get; } = new(10, digits => digits[0] * digits[1] * digits[2] % 10);

    public Either<DatasetError, RawTask> Load(TaskRequest request, string name)
    {
        var stream = RandomStream.FromSeed(request.Seed).Child(name);
        return from sizes in MadeParts.SizesOf(request)
            from digits in BuiltInFile.TestSet("mnist")
            from pools in Splits.Cut(request.Name, digits, Pools, stream.Child("pools"))
            select new RawTask(
                request.Name,
                _combinations.Length,
                Make(pools[0], sizes.Train, stream.Child("train")),
                Make(pools[1], sizes.Validation, stream.Child("validation")),
                Make(pools[2], sizes.Test, stream.Child("test"))
            );
    }

    private ImageSet Make(ImageSet pool, int count, RandomStream stream)
    {
        var pictures = Enumerable.Range(0, pool.Count).ToLookup(i => pool.Labels[i]);
        var byDigit = Enumerable.Range(0, 10).Select(digit => pictures[digit].ToArray()).ToArray();
        return MadeParts.Make(
            pool.Shape.WithAxis(1, 3),
            _combinations.Length,
            count,
            stream,
            (int label, ref RandomCursor cursor, Span<float> pixels) =>
            {
                var digits = _combinations[label][cursor.NextInt(_combinations[label].Length)];
                for (var channel = 0; channel < 3; channel++)
                {
                    var candidates = byDigit[digits[channel]];
                    pool.Image(candidates[cursor.NextInt(candidates.Length)]).CopyTo(pixels[(channel * pool.ImageSize)..]);
                }
            }
        );
    }
}
