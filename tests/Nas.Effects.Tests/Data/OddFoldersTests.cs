using Nas.Domain.Search.Trials;
using Nas.Effects.Data;
using Nas.Effects.Data.Sets;
using Nas.Effects.Data.Tasks;
using static Nas.Effects.Tests.Data.PartsTests;
using static Nas.Effects.Tests.Data.Reading;

namespace Nas.Effects.Tests.Data;

/// <summary>Folders as people have them: what is meant is read, or it is said why not and what to do.</summary>
public sealed class OddFoldersTests : IDisposable
{
    private readonly DataFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("fold1/a/0.pgm fold2/a/1.pgm", "fold1/a/0.pgm")]
    [InlineData("images/train/0.pgm labels/train/0.txt", "images/train/0.pgm")]
    [InlineData("a.csv b.csv", "a.csv and b.csv")]
    [InlineData("a.npz b.npz", "a.npz and b.npz")]
    [InlineData("data.mat", "data.mat is not read")]
    [InlineData("book.xlsx", "book.xlsx is not read")]
    [InlineData("x.npy", "Beside x.npy the labels are missing")]
    public void Folder_OfNoLayout_IsExplainedByWhatItHolds(string files, string remedy)
    {
        foreach (var file in files.Split(' '))
        {
            _files.Write(file, "P2 1 1 1 0");
        }

        Assert.Contains(remedy, Left(_files.Load()).Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void LoosePictures_BesideATable_AreExplainedByIt()
    {
        _files.Pictures("train", 4).Pictures("test", 4).Write("sample.csv", "x").Write("train.csv", "image,label\n");
        var error = Left(_files.Load());
        Assert.Equal(_files.At("train"), error.Where.Source);
        Assert.Contains($"--labels {_files.At("train.csv")}", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Classes_OfOnePictureEach_AreNotCalledOneClass()
    {
        _files.Pictures("a", 1).Pictures("b", 1).Pictures("c", 1);
        Assert.Contains("three of each", Left(SingleClass.Refuse(Right(_files.Load()))).Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_WithoutACommonClass_AreRefused()
    {
        _files.Pictures("train/a", 9).Pictures("train/b", 9).Pictures("val/A", 9).Pictures("val/B", 9);
        Assert.Contains("A, B against a, b", Left(SingleClass.Refuse(Right(_files.Load()))).What, StringComparison.Ordinal);
    }

    [Fact]
    public void FoldersOfPrograms_AreNoClasses()
    {
        _files.Pictures("a", 12).Pictures("b", 12).Pictures("@eaDir", 1).Write("__pycache__/deep/x.pyc", "");
        Assert.Equal(["a", "b"], Right(_files.Load()).ClassNames.ToArray());
    }

    [Fact]
    public void ClassName_WithALineEnd_StaysInItsLine()
    {
        _files.Pictures("a\nb", 12).Pictures("c", 12);
        Assert.Equal(["a\\u000ab", "c"], Right(_files.Load()).ClassNames.ToArray());
    }

    [Fact]
    public void TableOfPictures_WithAColumnOfParts_IsDividedByIt()
    {
        _files.Pictures("", 24);
        Labels("image,label,split", i => $"{i:0000}.PGM,{"ab"[i % 2]},{(i < 14 ? "train" : i < 18 ? "valid" : "test")}");
        Assert.Equal((14, 4, 6), Sizes(Right(Load())));
    }

    [Fact]
    public void TableOfPictures_WithANumberForEach_HasNoClasses()
    {
        _files.Pictures("", 24);
        Labels("image,label", i => FormattableString.Invariant($"{i:0000}.pgm,{i * 1.5}"));
        Assert.Contains("not a column of classes", Left(Load()).What, StringComparison.Ordinal);
    }

    [Fact]
    public void TableOfPictures_WithoutSomeClasses_SaysHowMany()
    {
        _files.Pictures("", 24);
        Labels("image,label", i => $"{i:0000}.pgm,{(i < 3 ? "" : "ab"[i % 2])}");
        Assert.Contains(Right(Load()).Remarks, remark => remark.StartsWith("3 rows", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("<U5", "numpy.unique")]
    [InlineData("|S12", "numpy.unique")]
    [InlineData("<M8", "int64")]
    [InlineData("<c8", "two channels")]
    public void Labels_ThatAreNoNumbers_AreRefusedWithTheirCure(string descr, string remedy)
    {
        _files.Write("x.npy", DataFiles.Images(12, 2, 2)).Write("y.npy", ArrayBytes.Npy(descr, "(12,)", new byte[240]));
        Assert.Contains(remedy, Left(_files.Load()).Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Arrays_Gzipped_AreFound()
    {
        _files.Write("x.npy.gz", ArrayBytes.Gzip(DataFiles.Images(12, 2, 2))).Write("y.npy.gz", ArrayBytes.Gzip(DataFiles.Labels(12)));
        Assert.Equal((8, 2, 2), Sizes(Right(_files.Load())));
    }

    [Fact]
    public void Arrays_WithoutAValidationPart_AreSplit()
    {
        foreach (var part in new[] { "train", "test" })
        {
            _files.Write($"{part}_x.npy", DataFiles.Images(12, 2, 2)).Write($"{part}_y.npy", DataFiles.Labels(12));
        }

        Assert.Equal((10, 2, 12), Sizes(Right(_files.Load())));
    }

    [Fact]
    public void Images_OfATestWithoutLabels_AreLeftOutAndSaid()
    {
        _files.Write("x_train.npy", DataFiles.Images(12, 2, 2)).Write("y_train.npy", DataFiles.Labels(12));
        _files.Write("x_test.npy", DataFiles.Images(5, 2, 2));
        Assert.Contains("x_test has no labels beside it and is left out", Right(_files.Load()).Remarks);
    }

    [Fact]
    public void IdxFiles_WithoutTheTest_AreSplitAndSaid()
    {
        _files
            .Write("train-images-idx3-ubyte", ArrayBytes.Idx([12, 1, 2], new byte[24]))
            .Write("train-labels-idx1-ubyte", ArrayBytes.Idx([12], [0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1]));
        var task = Right(_files.Load());
        Assert.Equal((8, 2, 2), Sizes(task));
        Assert.Contains(task.Remarks, remark => remark.Contains("t10k", StringComparison.Ordinal));
    }

    [Fact]
    public void Tables_AmongPictures_AreNoPictures()
    {
        _files.Pictures("photos", 2).Write("photos/labels.csv", "image,label\n");
        var format = new InputFormat(Right(_files.Pictures("a", 12).Pictures("b", 12).Load()).Input);
        Assert.Equal(2, Right(ImageFiles.Find(_files.At("photos"), format)).Count);
    }

    private LanguageExt.Either<DatasetError, TaskData> Load() => _files.Load("", new() { Labels = _files.At("labels.csv") });

    private void Labels(string header, Func<int, string> row) =>
        _files.Write("labels.csv", $"{header}\n{string.Concat(Enumerable.Range(0, 24).Select(i => row(i) + "\n"))}");
}
