using System.IO.Compression;
using Nas.Effects.Data;
using Nas.Effects.Data.Arrays;
using Nas.Effects.Data.Csv;
using Nas.Effects.Data.Sets;
using Nas.Effects.Data.Tasks;

namespace Nas.Effects.Tests.Data;

/// <summary>Small files that unpack to much: refused before the memory is taken.</summary>
public class BombTests
{
    [Theory]
    [InlineData(1 << 18, 1 << 24)]
    [InlineData(1 << 21, 1 << 25)]
    [InlineData(1 << 25, 1 << 28)]
    public void CompressedArray_OfAnyLength_HoldsSixteenNumbersAByte(long bytes, long numbers) =>
        Assert.Equal(numbers, ReadLimits.Default.CompressedIn(bytes));

    [Fact]
    public void CompressedArray_OfMoreThanItsBytesCanHonestlyHold_IsRefused()
    {
        var file = ArrayBytes.Gzip(ArrayBytes.Idx([(1 << 24) + 1], []));
        var error = ArrayFile.Read("bomb.gz", new MemoryStream(file), ReadLimits.Default).Match(_ => null!, error => error);
        Assert.Equal(DatasetErrorKind.TooLarge, error.Kind);
    }

    [Fact]
    public void CompressedTableOfClasses_ThatUnpacksToMuch_IsRefused()
    {
        using var folder = new TemporaryFolder();
        using (var writer = new StreamWriter(new GZipStream(File.Create(folder["t.csv.gz"]), CompressionLevel.Fastest)))
        {
            writer.Write("a,label\n");
            Enumerable.Range(0, 5_000_000).ToList().ForEach(_ => writer.Write("1,x\n"));
        }

        var error = Tasks.Load(new TaskRequest("") { Directory = folder["t.csv.gz"] }).Match(_ => null!, error => error);
        Assert.Contains("more than 16777216 bytes", error.What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a,b\n1,2\n", 3_000_000, "more than 16777216 bytes")]
    [InlineData("a", 20_000_000, "more than 16777216 bytes")]
    [InlineData("a,", 100_000, "100001 columns")]
    public void CompressedTable_ThatUnpacksToMuch_IsRefused(string text, int times, string reason)
    {
        var began = GC.GetAllocatedBytesForCurrentThread();
        using var file = new MemoryStream();
        using (var packed = new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true))
        using (var writer = new StreamWriter(packed))
        {
            for (var i = 0; i < times; i++)
            {
                writer.Write(text);
            }
        }

        file.Position = 0;
        var message = CsvTables.Read("bomb.csv.gz", file).Match(_ => "", error => error.Message);
        Assert.Contains(reason, message, StringComparison.OrdinalIgnoreCase);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - began, 0, 900L << 20);
    }
}
