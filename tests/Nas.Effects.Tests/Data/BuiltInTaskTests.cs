using System.Runtime.InteropServices;
using System.Security.Cryptography;
using LanguageExt;
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
        Assert.Equal((input, classes), (task.Input.ToString(), task.Target.Outputs));
        Assert.Equal((6_000, 2_000, 2_000), (task.Train.Count, task.Validation.Count, task.Test.Count));
        foreach (var part in new[] { task.Train, task.Validation, task.Test })
        {
            Assert.All(part.Labels.CountBy(label => label), count => Assert.Equal(part.Count / classes, count.Value));
        }
    }

    [Theory]
    [InlineData("multnist", "3x28x28", 10, "2798535b3d1df4062a7a2a54f45b527dcd2479fe174f7ed76cb9c50df8c31906")]
    [InlineData("fashion-tile", "1x28x28", 4, "8cfe8d1494d406db4666f409ba4873530a63fde517e96545c6a29e89ddcf6b37")]
    [InlineData("markov-authors", "1x27x18", 6, "b3202390653ca8e52558ef15865e51b7719ad826effade9d80e6a394679c6194")]
    [InlineData("chess-checks", "12x18x18", 3, "a04376f49607c733659e356f15d01db452e48ae4a3a90e955b91a93b149cb8a2")]
    [InlineData("hidden-waves", "1x1x96", 4, "ee25fea8828a78cb6d2e186889532550cafdbb04f34d4c767a0723996fd124c1")]
    [InlineData("hidden-shapes", "1x32x32", 1, "6f2c13daace8c79c80015685631d4067e722c798699bc0aeaf999e8e174753bf")]
    public void Task_MadeBySeedZero_IsPinned(string name, string input, int classes, string fingerprint)
    {
        var task = Right(Tasks.Load(new TaskRequest(name)));
        Assert.Equal(fingerprint, task.Fingerprint.ToString());
        Assert.Equal((input, classes), (task.Input.ToString(), task.Target.Outputs));
        Assert.Equal((6_000, 2_000, 2_000), (task.Train.Count, task.Validation.Count, task.Test.Count));
        Assert.All(
            new[] { task.Train, task.Validation, task.Test }.SelectMany(
                part => part.Labels.CountBy(label => label),
                (part, count) => (part, count)
            ),
            pair => Assert.InRange(pair.count.Value, pair.part.Count / classes, (pair.part.Count / classes) + 1)
        );
    }

    [Theory]
    [InlineData("fashion-mnist")]
    [InlineData("addnist")]
    [InlineData("multnist")]
    [InlineData("fashion-tile")]
    [InlineData("markov-authors")]
    [InlineData("chess-checks")]
    [InlineData("hidden-waves")]
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
        var task = Right(Sums(new TaskRequest("addnist")));
        var pictures = task.Parts.Select(part => Pictures(part, 3).ToHashSet()).ToArray();
        Assert.All(pictures, part => Assert.InRange(part.Count, 1_500, 6_000));
        Assert.Equal(pictures.Sum(part => part.Count), pictures.SelectMany(part => part).Distinct().Count());
    }

    [Fact]
    public void AddNist_Labels_AreTheSumOfTheDigitsLessOne()
    {
        var digits = Right(BuiltInFile.TestSet("mnist"));
        var digitOf = Pictures(digits, 1).Zip(digits.Labels).ToDictionary();
        foreach (var part in Right(Sums(Small)).Parts)
        {
            var sums = Pictures(part, 3).Select(picture => digitOf[picture]).Chunk(3).Select(three => three.Sum() - 1);
            Assert.Equal(sums, part.Labels);
        }
    }

    [Fact]
    public void MultNist_Labels_AreTheLastFigureOfTheProduct()
    {
        var digits = Right(BuiltInFile.TestSet("mnist"));
        var digitOf = Pictures(digits, 1).Zip(digits.Labels).ToDictionary();
        foreach (var part in Right(ThreeDigits.Products.Load(Small, "multnist")).Parts)
        {
            var products = Pictures(part, 3)
                .Select(picture => digitOf[picture])
                .Chunk(3)
                .Select(three => three[0] * three[1] * three[2] % 10);
            Assert.Equal(products, part.Labels);
        }
    }

    [Fact]
    public void FashionTile_Labels_AreTheNumberOfKindsLessOne()
    {
        var articles = Right(BuiltInFile.TestSet("fashion-mnist"));
        var kindOf = Enumerable
            .Range(0, articles.Count)
            .Select(i => (Tile(articles.Image(i), 0, 0, 2), articles.Labels[i]))
            .ToLookup(pair => pair.Item1, pair => pair.Item2);
        foreach (var part in Right(FashionTile.Load(Small)).Parts)
        {
            var kinds = Enumerable
                .Range(0, part.Count)
                .Select(i =>
                    new[] { (0, 0), (0, 14), (14, 0), (14, 14) }
                        .Select(place => kindOf[Tile(part.Image(i), place.Item1, place.Item2, 1)].First())
                        .Distinct()
                        .Count()
                );
            Assert.Equal(kinds, part.Labels.Select(label => label + 1));
        }
    }

    /// <summary>What 14×14 places of a picture hold, each the mean of so many rows and columns.</summary>
    private static string Tile(ReadOnlySpan<float> picture, int top, int left, int step)
    {
        var tile = new float[14 * 14];
        for (var i = 0; i < tile.Length; i++)
        {
            for (var j = 0; j < step * step; j++)
            {
                tile[i] += picture[((top + (i / 14 * step) + (j / step)) * 28) + left + (i % 14 * step) + (j % step)] / (step * step);
            }
        }

        return string.Join(' ', tile.Select(value => MathF.Round(value, 2)));
    }

    [Fact]
    public void MarkovAuthors_ByTheirUsualLetters_CanBeTold()
    {
        var task = Right(Tasks.Read(new TaskRequest("markov-authors")));
        var pairs = Enumerable
            .Range(0, task.Train.Count)
            .SelectMany(i => Pairs(task.Train, i).Select(pair => (task.Train.Labels[i], pair)));
        var counts = pairs.CountBy(pair => pair).ToDictionary();
        var right = Enumerable
            .Range(0, task.Test.Count)
            .Count(i =>
                task.Test.Labels[i]
                == Enumerable
                    .Range(0, 6)
                    .MaxBy(author => Pairs(task.Test, i).Sum(pair => Math.Log(1 + counts.GetValueOrDefault((author, pair)))))
            );
        Assert.InRange(right, 0.75 * task.Test.Count, 0.999 * task.Test.Count);
    }

    /// <summary>The neighbours among the letters of a text.</summary>
    private static IEnumerable<(int, int)> Pairs(ImageSet texts, int index)
    {
        var letters = new int[18];
        for (var place = 0; place < letters.Length; place++)
        {
            letters[place] = Enumerable.Range(0, 27).Single(letter => texts.Image(index)[(letter * 18) + place] == 1);
        }

        return letters.Zip(letters.Skip(1));
    }

    [Theory]
    [InlineData("4k3/8/8/8/4R3/8/8/4K3", false, true)]
    [InlineData("4k3/4p3/8/8/4R3/8/8/4K3", false, false)]
    [InlineData("4k3/8/3N4/8/8/8/8/4K3", false, true)]
    [InlineData("4k3/5P2/8/8/8/8/8/4K3", false, true)]
    [InlineData("4k3/4P3/8/8/8/8/8/4K3", false, false)]
    [InlineData("4k3/8/8/8/8/8/3p4/4K3", true, false)]
    [InlineData("4k3/8/8/8/8/8/3P4/4K3", false, false)]
    [InlineData("4k3/8/8/8/7b/8/8/4K3", true, false)]
    [InlineData("4k3/8/8/q7/8/8/8/4K3", true, false)]
    [InlineData("8/8/8/8/8/8/4k3/4K3", true, true)]
    [InlineData("k6Q/8/8/8/8/8/8/K6q", true, true)]
    public void Check_OfAPosition_FollowsTheRules(string position, bool white, bool black)
    {
        var (board, square, kings) = (new ChessBoard(), 0, new int[2]);
        foreach (var letter in position.Where(letter => letter != '/'))
        {
            if (char.IsDigit(letter))
            {
                square += letter - '0';
                continue;
            }

            var (piece, color) = (
                (ChessPiece)"pnbrqk".IndexOf(char.ToLowerInvariant(letter), StringComparison.Ordinal),
                char.IsUpper(letter) ? 0 : 1
            );
            kings[color] = piece == ChessPiece.King ? square : kings[color];
            board.Put(piece, color, square++);
        }

        Assert.Equal((white, black), (board.IsAttacked(kings[0], 1), board.IsAttacked(kings[1], 0)));
    }

    [Fact]
    public void AddNist_OfASmallerSize_IsThePrefixOfALarger()
    {
        var (few, many) = (Right(Sums(Small)), Right(Sums(new TaskRequest("addnist"))));
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

    private static Either<DatasetError, RawTask> Sums(TaskRequest request) => ThreeDigits.Sums.Load(request, "addnist");

    private static IEnumerable<string> Pictures(ImageSet images, int channels) =>
        Enumerable
            .Range(0, images.Count * channels)
            .Select(i => Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(images.Pixels.AsSpan(i * 784, 784)))));
}
