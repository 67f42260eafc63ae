using System.Runtime.Versioning;
using LanguageExt;
using Nas.Domain.Architectures.Tensors;
using Nas.Effects.Data;
using Nas.Effects.Data.Prepared;
using Nas.Effects.Data.Sets;
using static LanguageExt.Prelude;

namespace Nas.Effects.Tests.Data;

[SupportedOSPlatform("linux")]
public sealed class PreparedTasksTests : IDisposable
{
    private readonly TemporaryFolder _cache = new();
    private readonly TemporaryFolder _data = new();
    private int _reads;

    public PreparedTasksTests() => File.WriteAllText(_data["pictures"], "one");

    [Fact]
    public void Task_LoadedAgain_IsNotReadAgain()
    {
        var (first, second) = (Load(), Load());

        Assert.Equal(1, _reads);
        Assert.Equal(first.Fingerprint, second.Fingerprint);
        Assert.Equal(first.Train.Pixels, second.Train.Pixels);
        Assert.Equal(["a.png", "b/c.png", "é.png", "d.png"], second.Test.Files.ToArray());
        Assert.Equal(
            (first.Name, first.Target.Outputs, first.Border, first.Layout, first.ClassNames, first.Remarks, first.Columns, first.Skipped),
            (
                second.Name,
                second.Target.Outputs,
                second.Border,
                second.Layout,
                second.ClassNames,
                second.Remarks,
                second.Columns,
                second.Skipped
            )
        );
    }

    [Fact]
    public void Task_OfBytes_TakesAByteForEachPixel()
    {
        Load();
        Assert.InRange(new FileInfo(Directory.GetFiles(_cache.Root).Single()).Length, 3 * 4 * 4, 600);
    }

    [Fact]
    public void Task_WhoseFilesChanged_IsReadAgain()
    {
        Load();
        File.WriteAllText(_data["pictures"], "other");
        Load();

        Assert.Equal(2, _reads);
    }

    [Fact]
    public void Task_ReadInAnotherWay_IsReadAgain()
    {
        Load();
        Load(new TaskRequest("toy") { Seed = new(9) });

        Assert.Equal(2, _reads);
    }

    [Fact]
    public void Task_OfADamagedFile_IsReadAgain()
    {
        Load();
        var file = Directory.GetFiles(_cache.Root).Single();
        var bytes = File.ReadAllBytes(file);
        bytes[^9] ^= 1;
        File.WriteAllBytes(file, bytes);
        Load();
        File.WriteAllBytes(file, bytes[..100]);
        Load();

        Assert.Equal(3, _reads);
    }

    [Fact]
    public void Task_InACacheOfOthers_IsReadAgain()
    {
        Load();
        File.SetUnixFileMode(_cache.Root, (UnixFileMode)0b111_111_111);
        Load();

        Assert.Equal(2, _reads);
    }

    [Fact]
    public void Task_ReadQuickly_IsNotKept()
    {
        new PreparedTasks(_cache.Root, TimeSpan.FromHours(1)).Load(new("toy"), [_data.Root], Read);
        Assert.Empty(Directory.GetFiles(_cache.Root));
    }

    public void Dispose()
    {
        _cache.Dispose();
        _data.Dispose();
    }

    private RawTask Load() => Load(new TaskRequest("toy"));

    private RawTask Load(TaskRequest request) =>
        new PreparedTasks(_cache.Root, TimeSpan.Zero)
            .Load(request, [_data.Root], Read)
            .IfLeft(error => throw new InvalidOperationException(error.What));

    private Either<DatasetError, RawTask> Read()
    {
        _reads++;
        return new RawTask("toy", 2, Part(0), Part(1), Part(2))
        {
            Border = 1,
            Layout = "made",
            ClassNames = Seq("even", "odd"),
            Remarks = Seq1("a remark"),
            Columns = Seq<TableColumn>(
                new TableColumn.Number("a", 0.5f, true),
                new TableColumn.Words("b", ["é", "="], false),
                new TableColumn.Hashed("c", 64, true)
            ),
            Skipped = Seq1("a file"),
        };
    }

    private static ImageSet Part(int first) =>
        new(TensorType.Image(1, 2, 2), [.. Enumerable.Range(0, 16).Select(i => (float)((first + (31 * i)) % 256))], [0, 1, 0, 1])
        {
            Files = Seq("a.png", "b/c.png", "é.png", "d.png"),
        };
}
