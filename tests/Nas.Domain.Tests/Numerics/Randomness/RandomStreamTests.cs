using FsCheck;
using FsCheck.Fluent;
using Nas.Domain.Numerics.Randomness;

namespace Nas.Domain.Tests.Numerics.Randomness;

public class RandomStreamTests
{
    private static RandomStream Root { get; } = RandomStream.FromSeed(new Seed(1));

    /// <summary>These numbers may never change: every recorded search follows from them.</summary>
    [Fact]
    public void Numbers_OfNamedStreams_StayWhatTheyAre()
    {
        Assert.Equal(6791897765849424158UL, Root.At(0));
        Assert.Equal(17405687883870564846UL, Root.At(1));
        Assert.Equal(3398544264277355572UL, RandomStream.FromSeed(new Seed(long.MinValue)).At(7));
        Assert.Equal(2185199182826034048UL, Root.Child("propose").At(0));
        Assert.Equal(16424366808266067849UL, Root.Child("propose").Child(3).At(0));
        Assert.Equal(10818072571904612960UL, Root.Child("").Child(-1).At(ulong.MaxValue));
        var cursor = Root.Child("draws").Cursor();
        Assert.Equal(0.40542194228945294, cursor.NextDouble());
        Assert.Equal("4 3 9 5 2 0 8 7 5 0 7 3", string.Join(' ', Enumerable.Range(0, 12).Select(_ => cursor.NextInt(10))));
        Assert.Equal("2 4 1 6 9 8 3 7 5 0", string.Join(' ', cursor.NextPermutation(10)));
        var normal = new float[3];
        Root.Child("normal").FillNormal(normal);
        Assert.Equal([-1.11659, -1.06913, 0.01332], normal.Select(number => Math.Round(number, 5)));
    }

    [Fact]
    public void Streams_WithOtherNames_ShareNoNumbers()
    {
        var streams = Enumerable
            .Range(0, 100)
            .Select(i => Root.Child(i))
            .Concat("a b ab ba aa A  ä a/b".Split(' ').Select(Root.Child))
            .Append(Root.Child("a").Child("b"))
            .Append(Root.Child("b").Child("a"))
            .Append(Root.Child("a").Child(0))
            .Append(Root.Child(0).Child("a"))
            .Append(RandomStream.FromSeed(new Seed(0)))
            .Append(Root)
            .ToList();
        var numbers = streams.Distinct().SelectMany(stream => Enumerable.Range(0, 100).Select(i => stream.At((ulong)i))).ToList();
        Assert.Equal(numbers.Count, numbers.Distinct().Count());
    }

    [Fact]
    public void Streams_WithNeighbouringIndices_AreUncorrelated()
    {
        // Of 64 bits, two independent numbers share 32 ± 4; the mean over 10 000 pairs lies within 32 ± 0.2.
        var shared = Enumerable
            .Range(0, 10_000)
            .Average(i => System.Numerics.BitOperations.PopCount(~(Root.Child(i).At(0) ^ Root.Child(i + 1).At(0))));
        Assert.InRange(shared, 31.8, 32.2);
    }

    [Fact]
    public void Streams_OfEqualPaths_AreEqual() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<long>(),
                ArbMap.Default.ArbFor<NonNull<string>>(),
                (seed, name) =>
                {
                    var (one, other) = (
                        RandomStream.FromSeed(new Seed(seed)).Child(name.Get),
                        RandomStream.FromSeed(new Seed(seed)).Child(name.Get)
                    );
                    return one == other && one.At(5) == other.At(5) && one != one.Child(0);
                }
            )
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(13)]
    [InlineData(100)]
    public void NextInt_OverManyDraws_IsUniform(int range)
    {
        const int Draws = 100_000;
        var counts = new int[range];
        var cursor = Root.Child("uniform").Child(range).Cursor();
        for (var i = 0; i < Draws; i++)
        {
            counts[cursor.NextInt(range)]++;
        }

        // Chi-square with range − 1 degrees of freedom: mean range − 1, variance twice that; five sigmas and some.
        var expected = (double)Draws / range;
        var chiSquare = counts.Sum(count => (count - expected) * (count - expected) / expected);
        Assert.InRange(chiSquare, 0, range - 1 + 6 * Math.Sqrt(2.0 * range) + 4);
    }

    [Fact]
    public void NextPermutation_OfAnyLength_HoldsEveryIndexOnce() =>
        Prop.ForAll(
                Gen.Choose(0, 300).ToArbitrary(),
                ArbMap.Default.ArbFor<long>(),
                (length, seed) =>
                    RandomStream
                        .FromSeed(new Seed(seed))
                        .Cursor()
                        .NextPermutation(length)
                        .Order()
                        .SequenceEqual(Enumerable.Range(0, length))
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void NextPermutation_OfThree_TakesAllOrdersAlike()
    {
        var orders = Enumerable
            .Range(0, 60_000)
            .Select(i => string.Concat(Root.Child(i).Cursor().NextPermutation(3)))
            .GroupBy(order => order)
            .Select(group => group.Count())
            .ToList();
        Assert.Equal(6, orders.Count);
        Assert.All(orders, count => Assert.InRange(count, 9_500, 10_500));
    }

    [Fact]
    public void NextInt_OfNothing_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => Root.Cursor().NextInt(0));

    [Fact]
    public void Fills_OfAnyLength_AgreeOnTheirCommonStart()
    {
        var (shorter, longer) = (new float[7], new float[64]);
        Root.FillNormal(shorter);
        Root.FillNormal(longer);
        Assert.Equal(shorter, longer[..7]);
    }

    [Fact]
    public void FillNormal_OfManyNumbers_HasMeanZeroAndVarianceOne()
    {
        var numbers = new float[100_001];
        Root.Child("normal").FillNormal(numbers);
        Assert.InRange(numbers.Average(), -0.02, 0.02);
        Assert.InRange(numbers.Average(number => number * number), 0.97, 1.03);
    }

    [Theory]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(1003)]
    public void FillUniform_OfManyNumbersAtATime_IsTheStreamsNumbersOneByOne(int length)
    {
        var (numbers, scale) = (new float[length], 0.75 / (1UL << 24));
        Root.FillUniform(numbers, -0.5, 0.25);
        Assert.Equal(Enumerable.Range(0, length).Select(i => (float)(-0.5 + scale * (Root.At((ulong)i) >> 40))), numbers);
    }

    [Fact]
    public void FillUniform_OfManyNumbers_StaysInItsRange()
    {
        var numbers = new float[100_000];
        Root.Child("uniform").FillUniform(numbers, -0.5, 0.25);
        Assert.All(numbers, number => Assert.InRange(number, -0.5f, 0.25f));
        Assert.InRange(numbers.Average(), -0.13, -0.12);
    }
}
