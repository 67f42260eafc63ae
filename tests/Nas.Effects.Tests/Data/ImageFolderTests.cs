using System.Text;
using LanguageExt;
using Nas.Effects.Data;
using Nas.Effects.Data.Sets;
using Nas.Effects.Data.Tasks;
using Nas.Effects.Tests.Data.Images;
using static Nas.Effects.Tests.Data.Reading;

namespace Nas.Effects.Tests.Data;

public sealed class ImageFolderTests : IDisposable
{
    private static readonly byte[] Tiny = "P2 2 1 255 10 20"u8.ToArray();

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("nas-pictures-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void ClassFolders_WithoutParts_AreCutBySeedEachClassInItsShare()
    {
        Fill("", ("cat", 12), ("dog", 24));
        var task = Right(Load());
        Assert.Equal(("1x1x2", 2, "image folder"), (task.Input.ToString(), task.Target.Outputs, task.Layout));
        Assert.Equal(["cat", "dog"], task.ClassNames.ToArray());
        Assert.Equal((24, 6, 6), (task.Train.Count, task.Validation.Count, task.Test.Count));
        Assert.Equal([2, 4], new[] { 0, 1 }.Select(label => task.Validation.Labels.Count(one => one == label)));
        Assert.Equal(task.Fingerprint, Right(Load()).Fingerprint);
        Assert.NotEqual(task.Fingerprint, Right(Tasks.Load(Request() with { Seed = new(1) })).Fingerprint);
    }

    [Theory]
    [InlineData("valid", "test", 6, 2, 2)]
    [InlineData("val", "testing", 6, 2, 2)]
    [InlineData("validation", null, 4, 2, 2)]
    [InlineData(null, "test", 4, 2, 2)]
    [InlineData(null, null, 2, 2, 2)]
    public void Parts_ThatAreThere_StayAndTheOthersAreCutOffTrain(
        string? validation,
        string? test,
        int trainCount,
        int validationCount,
        int testCount
    )
    {
        Fill("train", ("a", 3), ("b", 3));
        foreach (var part in new[] { validation, test }.OfType<string>())
        {
            Fill(part, ("a", 1), ("b", 1));
        }

        var task = Right(Load());
        Assert.Equal((trainCount, validationCount, testCount), (task.Train.Count, task.Validation.Count, task.Test.Count));
    }

    [Fact]
    public void Pixels_AreThoseOfTheFilesInTheOrderOfTheirNames()
    {
        Fill("train", ("b", 0), ("a", 0));
        Write("train/b/2.pgm", "P2 2 1 255 3 4"u8);
        Write("train/b/10.pgm", "P2 2 1 255 1 2"u8);
        Write("train/a/x.ppm", "P3 2 1 255 9 9 9 8 8 8"u8);
        Fill("valid", ("a", 1));
        Fill("test", ("b", 1));
        var task = Right(Load());
        Assert.Equal("3x1x2", task.Input.ToString());
        Assert.Equal([0, 1, 1], task.Train.Labels);
        float Raw(int image, int at) => task.Train.Image(image)[at] * task.Scaling.Deviation[at / 2] + task.Scaling.Mean[at / 2];
        Assert.Equal(
            [9, 8, 1, 2, 3, 4],
            new[] { (0, 0), (0, 1), (1, 0), (1, 3), (2, 0), (2, 5) }.Select(at => MathF.Round(Raw(at.Item1, at.Item2), 3))
        );
    }

    [Fact]
    public void Pictures_OfSeveralSizes_AreRefusedWithTheWayOut()
    {
        Fill("", ("a", 8), ("b", 8));
        Write("b/other.pgm", "P2 1 2 255 3 4"u8);
        var error = Left(Load());
        Assert.Equal(DatasetErrorKind.Request, error.Kind);
        Assert.EndsWith("other.pgm", error.Where.Source, StringComparison.Ordinal);
        Assert.Contains("--resize 32x32", error.Remedy, StringComparison.Ordinal);
        Assert.Equal(
            "1x4x6",
            Right(Tasks.Load(Request() with { Reading = new() { Resize = new Domain.Architectures.Tensors.ImageSize(4, 6) } }))
                .Input.ToString()
        );
    }

    [Fact]
    public void Picture_ThatIsDamaged_IsNamedTheFirstOne()
    {
        Fill("", ("a", 40), ("b", 40));
        Write("a/0005.png", ImageCases.Named("png-2-8")[..60]);
        Write("b/0001.png", [1, 2, 3]);
        var error = Left(Load());
        Assert.EndsWith("0005.png", error.Where.Source, StringComparison.Ordinal);
        Assert.StartsWith("The picture is damaged", error.What, StringComparison.Ordinal);
    }

    [Fact]
    public void Links_WithinTheFolder_AreFollowedAndThoseOutOfIt_Not()
    {
        Fill("", ("a", 8), ("b", 8));
        File.CreateSymbolicLink(At("a/again.pgm"), "../b/0000.pgm");
        Assert.Equal(17, Count(Right(Load())));
        var outside = Directory.CreateTempSubdirectory("nas-outside-");
        File.WriteAllBytes(Path.Combine(outside.FullName, "secret.pgm"), Tiny);
        try
        {
            Directory.CreateSymbolicLink(At("way-out"), outside.FullName);
            Assert.Contains("link leaves", Left(Load()).What, StringComparison.Ordinal);
            Directory.Delete(At("way-out"));
            File.CreateSymbolicLink(At("b/by-a-detour.pgm"), $"../b/../../{outside.Name}/secret.pgm");
            var error = Left(Load());
            Assert.Equal(
                (DatasetErrorKind.Unsupported, true),
                (error.Kind, error.Where.Source.EndsWith("by-a-detour.pgm", StringComparison.Ordinal))
            );
        }
        finally
        {
            outside.Delete(recursive: true);
        }
    }

    [Fact]
    public void Folder_GivenThroughALink_IsItsTarget()
    {
        Fill("real", ("a", 8), ("b", 8));
        Directory.CreateSymbolicLink(At("link"), "real");
        Assert.Equal(16, Count(Right(Tasks.Load(new("x") { Directory = At("link") }))));
    }

    [Fact]
    public void What_IsIgnoredOrMissing_IsSaid()
    {
        Fill("", ("a", 8), ("A", 8));
        Write("a/notes.txt", "hello"u8);
        Write("a/.DS_Store", "hidden"u8);
        Write("a/cut.bmp", ImageCases.Named("pillow-bmp-rgb")[..^500]);
        Write("A/through.png", ImageCases.Named("png-4-8"));
        var task = Right(Tasks.Load(Request() with { Reading = new() { Resize = new Domain.Architectures.Tensors.ImageSize(2, 2) } }));
        Assert.Equal(
            [
                "1 picture is damaged or cut off; what is missing of it is black or grey",
                "1 picture has transparent places, which are black",
                $"1 file that is no picture was left out, such as {At("a/notes.txt")}",
                "the classes A and a differ in case only",
                "1 file or folder that systems leave behind (.DS_Store) was passed over",
            ],
            task.Remarks.ToArray()
        );
    }

    [Fact]
    public void Folder_WithinAClass_IsRefused()
    {
        Fill("", ("a", 8), ("b", 8));
        Directory.CreateDirectory(At("a/deeper"));
        Assert.Contains("inside the folder of a class", Left(Load()).What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pipe_InPlaceOfAPicture_DoesNotMakeTheReaderWait()
    {
        Fill("", ("a", 8), ("b", 8));
        await System.Diagnostics.Process.Start("mkfifo", At("a/pipe.png")).WaitForExitAsync();
        Assert.Contains("is a pipe or a device", Left(Load()).What, StringComparison.Ordinal);
    }

    [Fact]
    public void Pictures_BeyondTheLimit_AreRefused()
    {
        Fill("", ("a", 8), ("b", 8));
        var error = Left(Tasks.Load(Request() with { Limits = new(31, 31) }));
        Assert.Equal((DatasetErrorKind.TooLarge, true), (error.Kind, error.Remedy.Contains("--resize", StringComparison.Ordinal)));
    }

    private static int Count(TaskData task) => task.Train.Count + task.Validation.Count + task.Test.Count;

    private TaskRequest Request() => new("photos") { Directory = _folder.FullName };

    private Either<DatasetError, TaskData> Load() => Tasks.Load(Request());

    private string At(string path) => Path.Combine(_folder.FullName, path);

    private void Fill(string part, params (string Class, int Count)[] classes)
    {
        foreach (var (name, count) in classes)
        {
            Directory.CreateDirectory(At(Path.Combine(part, name)));
            for (var i = 0; i < count; i++)
            {
                Write(Path.Combine(part, name, $"{i:0000}.pgm"), Encoding.ASCII.GetBytes($"P2 2 1 255 {i} 20"));
            }
        }
    }

    private void Write(string path, ReadOnlySpan<byte> bytes) => File.WriteAllBytes(At(path), bytes.ToArray());
}
