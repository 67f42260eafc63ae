using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Nas.Domain.Numerics.Randomness;
using Nas.Effects.Data;
using Nas.Effects.Data.BuiltIn;
using Nas.Effects.Data.Sets;
using Nas.Effects.Data.Tasks;
using static Nas.Effects.Tests.Data.Reading;

namespace Nas.Effects.Tests.Data;

public sealed class BuiltInTaskTests
{
    private static readonly TaskRequest Small = new("addnist") { Sizes = new SplitSizes(600, 200, 200) };

    // Pinned: runs name these fingerprints, and docs/reference/tasks.md lists them.
    [Theory]
    [InlineData("fashion-mnist", "1x28x28", 10, "0123bdea0a9986c161eba611d97704b9f4764ab6a9c511d7445d21d853c763fd")]
    [InlineData("addnist", "3x28x28", 20, "cb03f60826a835f1c8cc3f88c0577e317416a140cbb1306f717c76076a43671f")]
    public void Task_OfSeedZero_IsPinned(string name, string input, int classes, string fingerprint)
    {
        var task = Right(Tasks.Load(new TaskRequest(name)));
        Assert.Equal(fingerprint, task.Fingerprint.ToString());
        Assert.Equal((input, classes), (task.Input.ToString(), task.Classes));
        Assert.Equal((6_000, 2_000, 2_000), (task.Train.Count, task.Validation.Count, task.Test.Count));
        foreach (var part in new[] { task.Train, task.Validation, task.Test })
        {
            Assert.All(part.Labels.CountBy(label => label), count => Assert.Equal(part.Count / classes, count.Value));
        }
    }

    [Theory]
    [InlineData("fashion-mnist")]
    [InlineData("addnist")]
    public void Task_OfAnotherSeed_DiffersAndOfTheSame_DoesNot(string name)
    {
        Fingerprint Of(long seed) => Right(Tasks.Load(Small with { Name = name, Seed = new(seed) })).Fingerprint;
        Assert.Equal(Of(5), Of(5));
        Assert.Equal(3, new[] { Of(5), Of(6), Of(-5) }.Distinct().Count());
    }

    [Fact]
    public void FashionMnist_Parts_TogetherAreThePublishedImagesOnce()
    {
        var source = Right(BuiltInFile.TestSet("fashion-mnist"));
        var task = Right(FashionMnist.Load(new TaskRequest("fashion-mnist")));
        Assert.Equal(Pictures(source, 1).Order(), task.Parts.SelectMany(part => Pictures(part, 1)).Order());
    }

    [Fact]
    public void AddNist_Parts_ShareNoPicture()
    {
        var task = Right(AddNist.Load(new TaskRequest("addnist")));
        var pictures = task.Parts.Select(part => Pictures(part, 3).ToHashSet()).ToArray();
        Assert.All(pictures, part => Assert.InRange(part.Count, 1_500, 6_000));
        Assert.Equal(pictures.Sum(part => part.Count), pictures.SelectMany(part => part).Distinct().Count());
    }

    [Fact]
    public void AddNist_Labels_AreTheSumOfTheDigitsLessOne()
    {
        var digits = Right(BuiltInFile.TestSet("mnist"));
        var digitOf = Pictures(digits, 1).Zip(digits.Labels).ToDictionary();
        foreach (var part in Right(AddNist.Load(Small)).Parts)
        {
            var sums = Pictures(part, 3).Select(picture => digitOf[picture]).Chunk(3).Select(three => three.Sum() - 1);
            Assert.Equal(sums, part.Labels);
        }
    }

    [Fact]
    public void AddNist_OfASmallerSize_IsThePrefixOfALarger()
    {
        var (few, many) = (Right(AddNist.Load(Small)), Right(AddNist.Load(new TaskRequest("addnist"))));
        Assert.Equal(few.Train.Pixels, many.Train.Take(600).Pixels);
    }

    [Fact]
    public void Train_Standardised_HasMeanZeroAndDeviationOne()
    {
        var train = Right(Tasks.Load(Small)).Train;
        for (var channel = 0; channel < 3; channel++)
        {
            var values = Enumerable.Range(0, train.Count).SelectMany(i => train.Image(i).Slice(channel * 784, 784).ToArray()).ToArray();
            var mean = values.Average(x => (double)x);
            Assert.Equal(0, mean, 1e-5);
            Assert.Equal(1, values.Sum(x => (x - mean) * (x - mean)) / (values.Length - 1), 1e-5);
        }
    }

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(-1, 1, 1)]
    [InlineData(1, 0, 1)]
    [InlineData(6_000, 3_000, 1_001)]
    [InlineData(int.MaxValue, int.MaxValue, int.MaxValue)]
    public void Sizes_ThatCannotBe_AreRefused(int train, int validation, int test) =>
        Assert.Equal(
            DatasetErrorKind.Request,
            Left(Tasks.Load(new TaskRequest("fashion-mnist") { Sizes = new SplitSizes(train, validation, test) })).Kind
        );

    [Theory]
    [InlineData("fasion_mnist", "did you mean 'fashion-mnist'?.")]
    [InlineData("AddNIST", "did you mean 'addnist'?.")]
    [InlineData("cifar10", "of this name.")]
    public void Name_NotBuiltIn_IsAnsweredWithTheNearest(string name, string end)
    {
        var error = Left(Tasks.Load(new TaskRequest(name)));
        Assert.Equal(DatasetErrorKind.Request, error.Kind);
        Assert.EndsWith(end, error.What, StringComparison.Ordinal);
        Assert.Contains("addnist, fashion-mnist", error.Remedy, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Pictures(ImageSet images, int channels) =>
        Enumerable
            .Range(0, images.Count * channels)
            .Select(i => Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(images.Pixels.AsSpan(i * 784, 784)))));
}
