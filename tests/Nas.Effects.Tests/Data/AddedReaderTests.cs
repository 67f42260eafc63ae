using LanguageExt;
using Nas.Domain.Architectures.Tensors;
using Nas.Effects.Data;
using Nas.Effects.Data.Folders;
using Nas.Effects.Data.Sets;
using Nas.Effects.Data.Tasks;
using static LanguageExt.Prelude;

namespace Nas.Effects.Tests.Data;

/// <summary>A reader of data that the program does not know, added from here.</summary>
public sealed class AddedReaderTests
{
    private static readonly FolderFormat Dots = new(
        "dots",
        "a file dots.txt",
        folder => File.Exists(Path.Combine(folder, "dots.txt")),
        Load
    );

    [Fact]
    public void Load_OfAnAddedLayout_GivesTheTask()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["dots.txt"], "01 10 11 00 01 10");
        var request = new TaskRequest("dots") { Directory = folder.Root };
        Assert.True(Tasks.Load(request).IsLeft);
        var data = Tasks.Load(request, [.. Tasks.Formats, Dots]).IfLeft(error => throw new InvalidOperationException($"{error}"));
        Assert.Equal("dots", data.Layout);
        Assert.Equal((2, 6), (data.Target.Outputs, data.Train.Count));
    }

    /// <summary>Two pixels an image, each 0 or 1; the first is the class.</summary>
    private static Either<DatasetError, RawTask> Load(TaskRequest request, string folder)
    {
        var words = File.ReadAllText(Path.Combine(folder, "dots.txt")).Split(' ');
        var all = new ImageSet(
            TensorType.Image(1, 1, 2),
            [.. words.SelectMany(word => word).Select(c => (float)(c - '0'))],
            [.. words.Select(word => word[0] - '0')]
        );
        return Right(new RawTask(request.Name, 2, all, all.Select([0, 1]), all.Select([2, 3])));
    }
}
