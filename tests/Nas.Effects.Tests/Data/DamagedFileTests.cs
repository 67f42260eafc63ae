using Nas.Domain.Search.Trials;
using Nas.Effects.Data;
using static Nas.Effects.Tests.Data.Reading;

namespace Nas.Effects.Tests.Data;

/// <summary>All files that cannot be read are told at once, by every reader.</summary>
public sealed class DamagedFileTests : IDisposable
{
    private static readonly ReadingOptions Skipping = new() { SkipDamaged = true };

    private readonly DataFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData(2, 2)]
    [InlineData(20, 20)]
    [InlineData(25, 21)]
    public void Pictures_ThatCannotBeRead_AreAllTold(int damaged, int lines)
    {
        _files.Pictures("cat", 40).Pictures("dog", 12);
        for (var i = 0; i < damaged; i++)
        {
            _files.Write($"cat/{i:0000}.pgm", "P2 2 1");
        }

        var error = Left(_files.Load());
        Assert.Equal(damaged, error.Others.Count + 1);
        Assert.Equal(lines, error.Places.Count);
        Assert.Contains("0000.pgm", error.Places[0], StringComparison.Ordinal);
        Assert.Equal(damaged > 20, error.Places.Last == "and 5 more");
    }

    [Fact]
    public void DamagedPictures_WhenSkipped_AreLeftOutAndRecorded()
    {
        _files
            .Pictures("cat", 12)
            .Pictures("dog", 12)
            .Write("cat/0000.pgm", "")
            .Write("dog/0003.png", "no picture")
            .Write("dog/9.tif", "II*\0");
        var task = Right(_files.Load("", Skipping));
        Assert.Equal(23, task.Train.Count + task.Validation.Count + task.Test.Count);
        Assert.Equal(["cat/0000.pgm", "dog/0003.png", "dog/9.tif"], task.Skipped.ToArray());
        Assert.StartsWith("3 pictures that cannot be read were left out", Assert.Single(task.Remarks), StringComparison.Ordinal);
    }

    [Fact]
    public void Pictures_OfAnotherSize_AreNoDamage()
    {
        _files.Pictures("cat", 12).Write("cat/big.pgm", "P2 1 2 255 3 4").Write("cat/0001.pgm", "");
        Assert.Equal(DatasetErrorKind.Request, Left(_files.Load("", Skipping)).Kind);
    }

    [Fact]
    public void Pictures_OfWhichNoneCanBeRead_AreRefused()
    {
        _files.Write("cat/a.pgm", "").Write("dog/b.pgm", "");
        Assert.Single(Left(_files.Load("", Skipping)).Others);
    }

    [Fact]
    public void Arrays_ThatCannotBeRead_AreAllTold()
    {
        foreach (var name in new[] { "x_train", "y_train", "x_test", "y_test" })
        {
            _files.Write($"{name}.npy", "no array");
        }

        Assert.Equal(3, Left(_files.Load()).Others.Count);
    }

    [Fact]
    public void UnseenArrays_ThatCannotBeRead_AreAllTold()
    {
        _files.Write("train_x.npy", "no array");
        Assert.Equal(5, Left(_files.Load()).Others.Count);
    }

    [Fact]
    public void CifarFiles_ThatCannotBeRead_AreAllTold()
    {
        for (var i = 1; i <= 5; i++)
        {
            _files.Write($"data_batch_{i}.bin", "x");
        }

        _files.Write("test_batch.bin", "x");
        Assert.Equal(5, Left(_files.Load()).Others.Count);
    }

    [Fact]
    public void IdxFiles_ThatCannotBeRead_AreAllTold()
    {
        foreach (var name in new[] { "train-images-idx3", "train-labels-idx1", "t10k-images-idx3", "t10k-labels-idx1" })
        {
            _files.Write($"{name}-ubyte", "x");
        }

        Assert.Equal(3, Left(_files.Load()).Others.Count);
    }

    [Fact]
    public void Tables_ThatCannotBeRead_AreAllTold()
    {
        _files.Write("train.csv", "x,label\n1,a\n2,b\n").Write("val.csv", "x,label\n%,a\n").Write("test.csv", "x,label\n!,a\n");
        Assert.Single(Left(_files.Load()).Others);
    }
}
