using System.Collections.Immutable;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using LanguageExt;
using Nas.Domain.Search.Archives;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Csv;
using Nas.Effects.Runs.Archives;
using static LanguageExt.Prelude;

namespace Nas.Effects.Tests.Runs.Archives;

public class ArchiveReaderTests
{
    private static readonly string Text = File.ReadAllText(CasePath());

    [Fact]
    public void Read_OfWhatExportWrote_GivesTheSameBytesBack()
    {
        var rows = Right(ArchiveReader.ReadText("a.csv", Text));
        Assert.Equal((31, 30), (rows.Length, rows.Count(row => row.Score.IsSome)));
        Assert.Equal(Text, ArchiveText.Print(rows));
        Assert.Equal(rows.AsEnumerable(), ArchiveMerge.Merge(rows).AsEnumerable());
    }

    [Fact]
    public void Read_OfAPrintedArchive_GivesItsRows_ProxiesAndOddNamesToo()
    {
        var row = Right(ArchiveReader.ReadText("a.csv", Text))[0];
        ImmutableArray<ArchivedTrial> rows =
        [
            row with
            {
                Task = row.Task with { Name = "=1+1, \"x\"" },
                Grammar = "-mine.grammar",
                Training = row.Training with { Patience = 3, LearningRate = 0.1 + 0.2 },
            },
            row with
            {
                Seed = new(long.MinValue),
                Proxies = Seq(new Metric("nwot", -1.5e-300), new Metric("synflow", double.PositiveInfinity)),
            },
        ];
        Assert.Equal(rows.AsEnumerable(), Right(ArchiveReader.ReadText("a.csv", ArchiveText.Print(rows))).AsEnumerable());
    }

    [Theory]
    [InlineData("fashion-mnist,", "1,fashion", "2,fashion", "row 3, column 'archive_format': it is '2', and this version reads format 1")]
    [InlineData("score", "scored", "splendid", "row 3, column 'verdict': it is 'splendid', not one of scored, rejected")]
    [InlineData("one score", "scored", "crashed", "row 3, column 'score': it is there, and a trial that is crashed has no score")]
    [InlineData("epochs", "einspace,2,", "einspace,two,", "row 3, column 'epochs': it is 'two', not a whole number of at least 1")]
    [InlineData("classes", "28,10,", "28,0,", "row 3, column 'classes': it is '0', not a whole number from 1 to 1000000")]
    [InlineData("input", "1x28x28", "1x28y28", "row 3, column 'input'")]
    [InlineData("no architecture", "\"route(", "\"rote(", "row 3, column 'architecture'")]
    [InlineData("not typed", "1x28x28", "28x28", "row 3, column 'architecture'")]
    [InlineData("not canonical", "), route", "),  route", "row 3, column 'architecture': it is not written canonically")]
    [InlineData("another", "linear(256)", "linear(128)", "row 3, column 'id': it is not the id of the row's architecture")]
    public void Read_OfABrokenCell_NamesRowAndColumn(string _, string good, string bad, string message)
    {
        var lines = Text.Split('\n');
        Assert.Contains(good, lines[2], StringComparison.Ordinal);
        lines[2] = lines[2].Replace(good, bad, StringComparison.Ordinal);
        Assert.Contains($"a.csv, {message}", Wrong(ArchiveReader.ReadText("a.csv", string.Join('\n', lines))), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OfAnotherTable_SaysThatItIsNoArchive() =>
        Assert.Contains(
            "it is not an archive: the column 'archive_format' is missing",
            Wrong(ArchiveReader.ReadText("a.csv", "score,architecture\n1,x\n")),
            StringComparison.Ordinal
        );

    [Fact]
    public void Read_OfMoreBytesThanAllowed_StopsBeforeTheyAreHeld()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(new byte[1000]);
        }

        packed.Position = 0;
        using var capped = new CappedStream(new GZipStream(packed, CompressionMode.Decompress), 100);
        Assert.Throws<InvalidDataException>(() => capped.CopyTo(Stream.Null));
    }

    [Fact]
    public void Write_ToAPackedFile_IsReadLikeAPlainOne()
    {
        using var folder = new TemporaryFolder();
        var rows = Right(ArchiveReader.ReadText("a.csv", Text));
        Assert.True(ArchiveFile.Write(folder["a.csv.gz"], rows).IsRight);
        Assert.True(ArchiveFile.Write(folder["a.csv"], rows).IsRight);
        Assert.True(new FileInfo(folder["a.csv.gz"]).Length < new FileInfo(folder["a.csv"]).Length / 2);
        Assert.Equal(rows.AsEnumerable(), Right(ArchiveReader.Merged([folder["a.csv.gz"], folder["a.csv"]])).AsEnumerable());
    }

    private static T Right<T>(Either<TableError, T> read) => read.IfLeft(error => throw new InvalidOperationException(error.Message));

    private static string Wrong<T>(Either<TableError, T> read) => read.Match(_ => "", error => error.Message);

    private static string CasePath([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "Cases", "archives", "fashion-mnist.csv");
}
