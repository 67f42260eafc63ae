using Nas.Effects.Data;
using Nas.Effects.Data.Sets;
using static Nas.Effects.Tests.Data.Reading;

namespace Nas.Effects.Tests.Data;

/// <summary>Parts are never classes, whatever reader finds them.</summary>
public sealed class PartsTests : IDisposable
{
    private readonly DataFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("train", "valid", "test")]
    [InlineData("Train", "VALIDATION", "Testing")]
    [InlineData("TRAINING", "Val", "test")]
    [InlineData("seg_train", "seg_val", "seg_test")]
    [InlineData("train_images", "val-images", "test2017")]
    [InlineData("dataset/train", "dataset/val", "dataset/test")]
    [InlineData("a/b/c/train", "a/b/c/val", "a/b/c/test")]
    [InlineData("seg_train/seg_train", "seg_val/seg_val", "seg_test/seg_test")]
    public void PartFolders_OfAnySpelling_AreParts(string train, string validation, string test)
    {
        foreach (var (part, count) in new[] { (train, 6), (validation, 2), (test, 3) })
        {
            _files.Pictures($"{part}/cat", count).Pictures($"{part}/dog", count);
        }

        var task = Right(_files.Load());
        Assert.Equal(["cat", "dog"], task.ClassNames.ToArray());
        Assert.Equal((12, 4, 6), Sizes(task));
    }

    [Theory]
    [InlineData("train.csv", "val.csv", "test.csv")]
    [InlineData("Training.csv", "Validation.csv", "TESTING.csv")]
    [InlineData("mnist_train.csv", "mnist_valid.csv", "mnist_test.csv")]
    [InlineData("wrap/train.tsv", "wrap/val.tsv", "wrap/test.tsv")]
    public void PartTables_OfAnySpelling_AreParts(string train, string validation, string test)
    {
        foreach (var (part, count) in new[] { (train, 6), (validation, 2), (test, 3) })
        {
            _files.Write(part, "x,label\n" + string.Concat(Enumerable.Range(0, count).Select(i => $"{i},{(i % 2 == 0 ? "a" : "b")}\n")));
        }

        Assert.Equal((6, 2, 3), Sizes(Right(_files.Load())));
    }

    [Theory]
    [InlineData("train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte")]
    [InlineData("train-images.idx3-ubyte", "train-labels.idx1-ubyte", "t10k-images.idx3-ubyte", "t10k-labels.idx1-ubyte")]
    [InlineData(
        "emnist-letters-train-images-idx3-ubyte",
        "emnist-letters-train-labels-idx1-ubyte",
        "emnist-letters-test-images-idx3-ubyte",
        "emnist-letters-test-labels-idx1-ubyte"
    )]
    [InlineData(
        "MNIST/raw/train-images-idx3-ubyte",
        "MNIST/raw/train-labels-idx1-ubyte",
        "MNIST/raw/t10k-images-idx3-ubyte",
        "MNIST/raw/t10k-labels-idx1-ubyte"
    )]
    public void IdxFiles_WithDotsPrefixesOrWrapped_AreFound(string images, string labels, string testImages, string testLabels)
    {
        _files.Write(images, Idx3(12)).Write(labels, Idx1(12)).Write(testImages, Idx3(4)).Write(testLabels, Idx1(4));
        Assert.Equal((10, 2, 4), Sizes(Right(_files.Load())));
    }

    [Fact]
    public void IdxFiles_OfTwoDataSets_AreNotMixed()
    {
        foreach (var set in new[] { "a", "b" })
        {
            _files.Write($"{set}-train-images-idx3-ubyte", Idx3(12)).Write($"{set}-train-labels-idx1-ubyte", Idx1(12));
        }

        Assert.Equal(DatasetErrorKind.Request, Left(_files.Load()).Kind);
    }

    [Theory]
    [InlineData("X_Train", "Y_Train", "X_Validation", "Y_Validation")]
    [InlineData("training_images", "training_labels", "val_images", "val_labels")]
    public void PartArrays_OfAnySpelling_AreParts(string images, string labels, string validationImages, string validationLabels)
    {
        _files.Npz(
            "data.npz",
            (images, DataFiles.Images(12, 1, 2)),
            (labels, DataFiles.Labels(12)),
            (validationImages, DataFiles.Images(4, 1, 2)),
            (validationLabels, DataFiles.Labels(4))
        );
        Assert.Equal((10, 4, 2), Sizes(Right(_files.Load())));
    }

    [Fact]
    public void LoosePictures_InTestBesideClasses_AreLeftOutAndSaid()
    {
        _files.Pictures("OK", 12).Pictures("NG", 12).Pictures("test", 5);
        var task = Right(_files.Load());
        Assert.Equal(["NG", "OK"], task.ClassNames.ToArray());
        Assert.Equal(24, Sizes(task).Item1 + Sizes(task).Item2 + Sizes(task).Item3);
        Assert.Contains(task.Remarks, remark => remark.Contains("the 5 pictures directly in", StringComparison.Ordinal));
    }

    [Fact]
    public void LoosePictures_InTestBesideTrain_AreLeftOutAndSaid()
    {
        _files.Pictures("train/cat", 12).Pictures("train/dog", 12).Pictures("test1/test1", 5).Pictures("extra/cat", 2);
        var task = Right(_files.Load());
        Assert.Equal((16, 4, 4), Sizes(task));
        Assert.Equal(2, task.Remarks.Count);
    }

    [Fact]
    public void LabelledTest_BesideClasses_IsTheTestPart()
    {
        _files.Pictures("good", 12).Pictures("bad", 12).Pictures("test/good", 2).Pictures("test/bad", 2);
        var task = Right(_files.Load());
        Assert.Equal(["bad", "good"], task.ClassNames.ToArray());
        Assert.Equal(4, task.Test.Count);
    }

    [Fact]
    public void TrainFolder_BesideClasses_IsNotGuessedAt()
    {
        _files.Pictures("car", 6).Pictures("plane", 6).Pictures("train", 6);
        var error = Left(_files.Load());
        Assert.Equal(DatasetErrorKind.Request, error.Kind);
        Assert.Contains("rename it", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Class_ThatOnlySoundsLikeAPart_IsAClass()
    {
        _files.Pictures("bullet_train", 6).Pictures("car", 6).Pictures("test tube", 6);
        Assert.Equal(["bullet_train", "car", "test tube"], Right(_files.Load()).ClassNames.ToArray());
    }

    [Theory]
    [InlineData("train", "test")]
    [InlineData("dogs/train", "dogs/test")]
    [InlineData("train/train", "test1/test1")]
    public void LoosePictures_InParts_AreAnsweredWithTheWayOut(string train, string test)
    {
        _files.Picture($"{train}/cat.0.pgm").Picture($"{train}/dog.0.pgm").Picture($"{test}/1.pgm");
        var error = Left(_files.Load());
        Assert.Contains("no class folders", error.What, StringComparison.Ordinal);
        Assert.Contains("--label-from name", error.Remedy, StringComparison.Ordinal);
        Assert.Contains("--labels FILE.csv", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void TwoFolders_ForOnePart_AreRefused()
    {
        _files.Pictures("train/a", 6).Pictures("val/a", 2).Pictures("valid/a", 2);
        Assert.Contains("val and valid", Left(_files.Load()).What, StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_WithoutTraining_AreRefused()
    {
        _files.Pictures("val/a", 6).Pictures("test/a", 2);
        Assert.Contains("no folder named train", Left(_files.Load()).What, StringComparison.Ordinal);
    }

    internal static (int, int, int) Sizes(TaskData task) => (task.Train.Count, task.Validation.Count, task.Test.Count);

    private static byte[] Idx3(int count) => [0, 0, 8, 3, 0, 0, 0, (byte)count, 0, 0, 0, 1, 0, 0, 0, 2, .. Bytes(2 * count)];

    private static byte[] Idx1(int count) => [0, 0, 8, 1, 0, 0, 0, (byte)count, .. Bytes(count).Select(i => (byte)(i % 2))];

    private static IEnumerable<byte> Bytes(int count) => Enumerable.Range(0, count).Select(i => (byte)i);
}
