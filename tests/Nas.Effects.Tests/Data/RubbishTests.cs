using Nas.Effects.Data.Sets;
using static Nas.Effects.Tests.Data.Reading;

namespace Nas.Effects.Tests.Data;

/// <summary>What systems leave behind among data is passed over by every reader, and counted once.</summary>
public sealed class RubbishTests : IDisposable
{
    private readonly DataFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Rubbish_AmongPictures_IsPassedOver()
    {
        _files.Pictures("cat", 12).Pictures("dog", 12);
        foreach (var place in new[] { "", "cat/" })
        {
            _files.Write($"{place}.DS_Store", "x").Write($"{place}Thumbs.db", "x");
        }

        _files
            .Write("cat/._0001.pgm", "x")
            .Picture("__MACOSX/cat/0001.pgm")
            .Picture(".ipynb_checkpoints/0001.pgm")
            .Write("desktop.ini", "");
        AssertCounted(8, Right(_files.Load()), 24);
    }

    [Fact]
    public void Rubbish_AmongTables_IsPassedOver()
    {
        _files.Write("t.csv", "x,label\n" + string.Concat(Enumerable.Range(0, 12).Select(i => $"{i},{i % 2}\n")));
        _files.Write("._t.csv", "x").Write(".ipynb_checkpoints/t-checkpoint.csv", "x");
        AssertCounted(2, Right(_files.Load()), 12);
    }

    [Fact]
    public void Rubbish_AmongArrays_IsPassedOver()
    {
        _files.Npz("data.npz", ("x", DataFiles.Images(12, 1, 2)), ("y", DataFiles.Labels(12)), ("__MACOSX/._x", [1]));
        _files.Write("._data.npz", "x").Write("__MACOSX/._data.npz", "x");
        AssertCounted(2, Right(_files.Load()), 12);
    }

    [Fact]
    public void Rubbish_BesideAWrappedFolder_IsPassedOver()
    {
        _files.Write("inner/x.npy", DataFiles.Images(12, 1, 2)).Write("inner/y.npy", DataFiles.Labels(12));
        _files.Write("inner/._x.npy", "x").Write("__MACOSX/inner/._x.npy", "x");
        AssertCounted(2, Right(_files.Load()), 12);
    }

    [Fact]
    public void TestTable_WithoutClasses_IsLeftOutAndSaid()
    {
        _files.Write("train.csv", "x,label\n" + string.Concat(Enumerable.Range(0, 12).Select(i => $"{i},{i % 2}\n")));
        _files.Write("test.csv", "x\n1\n2\n");
        var task = Right(_files.Load());
        Assert.Equal((8, 2, 2), PartsTests.Sizes(task));
        Assert.EndsWith("test.csv has no column 'label' and is left out", Assert.Single(task.Remarks), StringComparison.Ordinal);
    }

    private static void AssertCounted(int count, TaskData task, int images)
    {
        Assert.Equal(images, task.Train.Count + task.Validation.Count + task.Test.Count);
        Assert.StartsWith($"{count} file", Assert.Single(task.Remarks), StringComparison.Ordinal);
    }
}
