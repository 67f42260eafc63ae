using LanguageExt;
using Nas.Effects.Data;
using Nas.Effects.Data.Sets;
using Nas.Effects.Data.Tasks;
using static Nas.Effects.Tests.Data.Reading;

namespace Nas.Effects.Tests.Data;

public sealed class FolderTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("nas-data-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("")]
    [InlineData("MyTask")]
    public void Unseen_InTheFolderOrBelow_KeepsItsParts(string below)
    {
        Unseen(below, [2, 2]);
        var task = Right(Load("mytask"));
        Assert.Equal(("1x2x2", 3), (task.Input.ToString(), task.Target.Outputs));
        Assert.Equal((3, 2, 1), (task.Train.Count, task.Validation.Count, task.Test.Count));
        Assert.Equal([0, 1, 2], task.Train.Labels);
        Assert.Equal([5.5f], task.Scaling.Mean);
        Assert.Equal((0 - 5.5f) / task.Scaling.Deviation[0], task.Validation.Pixels[0]);
    }

    [Fact]
    public void Unseen_OneHotOrColumn_GivesTheSameLabels()
    {
        Unseen("", [2, 2]);
        var plain = Right(Load("x"));
        Write("train_y.npy", ArrayBytes.NpyBytes([3, 3], 1, 0, 0, 0, 1, 0, 0, 0, 1));
        Write("valid_y.npy", ArrayBytes.NpyBytes([2, 1], 0, 1));
        Assert.Equal(plain.Fingerprint, Right(Load("x")).Fingerprint);
    }

    [Theory]
    [InlineData(new byte[] { 1, 0, 0, 1, 1, 0, 0, 0, 1 })]
    [InlineData(new byte[] { 1, 0, 0, 0, 0, 0, 0, 0, 1 })]
    [InlineData(new byte[] { 1, 0, 0, 0, 2, 0, 0, 0, 1 })]
    public void Labels_NotOneHot_AreNamedByRow(byte[] rows)
    {
        Unseen("", [2, 2]);
        Write("train_y.npy", ArrayBytes.NpyBytes([3, 3], rows));
        Assert.Equal("label 1", Left(Load("x")).Where.Field);
    }

    [Theory]
    [InlineData("0000C03F")]
    [InlineData("000080BF")]
    [InlineData("00008047")]
    public void Labels_NotWholeOrOutOfRange_AreNamed(string hex)
    {
        Unseen("", [2, 2]);
        Write("test_y.npy", ArrayBytes.Npy("<f4", "(1,)", Convert.FromHexString(hex)));
        Assert.Equal("label 0", Left(Load("x")).Where.Field);
    }

    [Fact]
    public void Unseen_WithUnequalCounts_NamesBothFiles()
    {
        Unseen("", [2, 2]);
        Write("valid_y.npy", ArrayBytes.NpyBytes([3], 0, 1, 2));
        var error = Left(Load("x"));
        Assert.Contains("valid_y.npy", error.Where.Source, StringComparison.Ordinal);
        Assert.Contains("valid_x.npy", error.What, StringComparison.Ordinal);
    }

    [Fact]
    public void Unseen_WithUnequalShapes_IsMalformed()
    {
        Unseen("", [2, 2]);
        Write("test_x.npy", ArrayBytes.NpyBytes([1, 2, 3], 1, 2, 3, 4, 5, 6));
        Assert.Equal("shape", Left(Load("x")).Where.Field);
    }

    [Fact]
    public void Unseen_WithAPartMissing_NamesTheFile()
    {
        Unseen("", [2, 2]);
        File.Delete(Path.Combine(_folder.FullName, "test_x.npy"));
        var error = Left(Load("x"));
        Assert.Equal(DatasetErrorKind.Missing, error.Kind);
        Assert.EndsWith("test_x.npy", error.Where.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void Unseen_WithSizes_IsCutToItsFirstImages()
    {
        Unseen("", [2, 2]);
        var whole = Right(Load("x"));
        var part = Right(Load("x", new SplitSizes(2, 1, 1)));
        Assert.Equal(whole.Train.Labels[..2], part.Train.Labels);
        Assert.NotEqual(whole.Fingerprint, part.Fingerprint);
        Assert.Equal(DatasetErrorKind.Request, Left(Load("x", new SplitSizes(4, 1, 1))).Kind);
    }

    [Theory]
    [InlineData("Chesseract", "12x18x18")]
    [InlineData("other", "12x8x8")]
    public void Boards_CalledChesseract_GetABorderOfFiveZeros(string name, string input)
    {
        Unseen(name, [12, 8, 8]);
        var task = Right(Load(name));
        Assert.Equal(input, task.Input.ToString());
        if (input == "12x18x18")
        {
            Assert.Equal(0, task.Train.Image(1)[5 * 18 + 4]);
            Assert.Equal((768 % 251 - task.Scaling.Mean[0]) / task.Scaling.Deviation[0], task.Train.Image(1)[5 * 18 + 5]);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(".gz")]
    public void Idx_OfTheMnistFamily_HasValidationCutOffByClass(string suffix)
    {
        Idx(suffix);
        var task = Right(Load("clothes"));
        Assert.Equal((10, 2, 3), (task.Train.Count, task.Validation.Count, task.Test.Count));
        Assert.Equal([0, 1], task.Validation.Labels.Order());
        Assert.Equal(task.Fingerprint, Right(Load("other-name")).Fingerprint);
    }

    [Fact]
    public void Folder_WithNeitherLayout_SaysWhatIsLookedFor() =>
        Nas.Tests.Snapshot.Matches(
            "Datasets/EmptyFolder",
            Left(Load("x")).ToString().Replace(_folder.FullName, "FOLDER", StringComparison.Ordinal)
        );

    [Theory]
    [InlineData("no/such/folder")]
    [InlineData("")]
    [InlineData("a\0b")]
    public void Folder_NotThere_IsMissing(string path) =>
        Assert.Equal(DatasetErrorKind.Missing, Left(Tasks.Load(new TaskRequest("x") { Directory = path })).Kind);

    private Either<DatasetError, TaskData> Load(string name, SplitSizes? sizes = null) =>
        Tasks.Load(new TaskRequest(name) { Directory = _folder.FullName, Sizes = sizes is null ? Prelude.None : Prelude.Some(sizes) });

    private void Unseen(string below, int[] shape)
    {
        foreach (var (part, count) in new[] { ("train", 3), ("valid", 2), ("test", 1) })
        {
            var pixels = Enumerable.Range(0, count * shape.Aggregate((a, b) => a * b)).Select(i => (byte)(i % 251));
            Write(Path.Combine(below, $"{part}_x.npy"), ArrayBytes.NpyBytes([count, .. shape], [.. pixels]));
            Write(Path.Combine(below, $"{part}_y.npy"), ArrayBytes.NpyBytes([count], [.. Enumerable.Range(0, count).Select(i => (byte)i)]));
        }
    }

    private void Idx(string suffix)
    {
        foreach (var (part, count) in new[] { ("train", 12), ("t10k", 3) })
        {
            var images = ArrayBytes.Idx([count, 1, 2], [.. Enumerable.Range(0, 2 * count).Select(i => (byte)i)]);
            var labels = ArrayBytes.Idx([count], [.. Enumerable.Range(0, count).Select(i => (byte)(i % 2))]);
            Write($"{part}-images-idx3-ubyte{suffix}", suffix == "" ? images : ArrayBytes.Gzip(images));
            Write($"{part}-labels-idx1-ubyte{suffix}", suffix == "" ? labels : ArrayBytes.Gzip(labels));
        }
    }

    private void Write(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
    }
}
