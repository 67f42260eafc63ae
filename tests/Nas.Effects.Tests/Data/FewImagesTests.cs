using System.Globalization;
using Nas.Effects.Data.Sets;
using static Nas.Effects.Tests.Data.Reading;

namespace Nas.Effects.Tests.Data;

/// <summary>With few images, every class is in each part where it has enough.</summary>
public sealed class FewImagesTests : IDisposable
{
    private readonly DataFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("pictures", 3, 3, 3, 3, 3)]
    [InlineData("table", 3, 3, 3, 3, 3)]
    [InlineData("arrays", 3, 3, 3, 3, 3)]
    [InlineData("pictures", 4, 5, 5, 40, 5)]
    [InlineData("table", 3, 100, 100, 100, 100)]
    public void Classes_WithThreeImages_AreInEveryPart(string reader, params int[] counts)
    {
        var task = Load(reader, counts);
        Assert.Equal(counts.Sum(), task.Train.Count + task.Validation.Count + task.Test.Count);
        Assert.All(
            new[] { task.Train, task.Validation, task.Test },
            part => Assert.Equal(Enumerable.Range(0, counts.Length), part.Labels.Distinct().Order())
        );
        Assert.Empty(DataWarnings.Find(task).Filter(warning => warning.Contains("image is of class", StringComparison.Ordinal)));
        Assert.Equal(task.Fingerprint, Right(_files.Load()).Fingerprint);
    }

    [Fact]
    public void Classes_WithTooFewImages_AreTrainedOnAndSaid()
    {
        var task = Load("pictures", [1, 2, 9]);
        Assert.Equal([0, 1, 2], task.Train.Labels.Distinct().Order());
        Assert.Equal(
            ["no validation image is of class 0", "no test image is of class 0, 1"],
            DataWarnings.Find(task).Filter(warning => warning.Contains("image is of class", StringComparison.Ordinal)).ToArray()
        );
    }

    [Fact]
    public void Images_InTwoParts_AreDistinct()
    {
        var task = Load("pictures", [3, 4, 5]);
        Assert.Equal(
            (0, 0, 0),
            Duplicates.In(task) is var found ? (found.TrainTest, found.TrainValidation, found.ValidationTest) : default
        );
    }

    private TaskData Load(string reader, int[] counts)
    {
        var labels = counts.SelectMany((count, label) => Enumerable.Repeat(label, count)).ToArray();
        switch (reader)
        {
            case "pictures":
                foreach (var (i, label) in labels.Index())
                {
                    _files.Picture(FormattableString.Invariant($"{label}/{i}.pgm"), i);
                }

                break;
            case "table":
                _files.Write(
                    "t.csv",
                    "x,label\n" + string.Concat(labels.Select((label, i) => string.Create(CultureInfo.InvariantCulture, $"{i},{label}\n")))
                );
                break;
            default:
                _files.Npz(
                    "data.npz",
                    ("x", DataFiles.Images(labels.Length, 1, 2)),
                    ("y", ArrayBytes.NpyBytes([labels.Length], [.. labels.Select(label => (byte)label)]))
                );
                break;
        }

        return Right(_files.Load());
    }
}
