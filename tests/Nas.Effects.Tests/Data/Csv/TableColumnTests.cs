using System.Text;
using Nas.Effects.Data;
using Nas.Effects.Data.Arrays;
using Nas.Effects.Data.Images;
using Nas.Effects.Data.Sets;
using Nas.Effects.Data.Tasks;
using static LanguageExt.Prelude;
using static Nas.Effects.Tests.Data.Reading;

namespace Nas.Effects.Tests.Data.Csv;

/// <summary>Columns of words and columns with gaps.</summary>
public sealed class TableColumnTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Table_WithWordsAndGaps_BecomesNumbers()
    {
        Write("t.csv", "age;colour;empty;label", i => $"{(i == 2 ? "" : i)};{Colour(i)};;{(i % 2 == 0 ? "ja" : "nö")}");
        var raw = Right(Tasks.Read(Request("t.csv") with { KeepsWhole = true }));

        Assert.Equal(
            ["age", "age is missing", "colour=Red", "colour=red", "colour=ürö", "colour is missing"],
            raw.Columns.Bind(column => column.Features.ToSeq()).ToArray()
        );
        Assert.Equal([0, 0, 0, 1, 0, 0], raw.Train.Image(0).ToArray());
        Assert.Equal([(0 + 1 + 3 + 4 + 5 + 6 + 7 + 8 + 9 + 10 + 11) / 11f, 1, 0, 0, 1, 0], raw.Train.Image(2).ToArray());
        Assert.Equal([3, 0, 0, 0, 0, 1], raw.Train.Image(3).ToArray());
        Assert.Equal(["ja", "nö"], raw.ClassNames.ToArray());
        Assert.Contains("the column 'empty' is empty and is ignored", raw.Remarks);
        Assert.Contains("columns of words, each of which becomes a number: colour", raw.Remarks);
        Assert.Contains("columns with missing cells, for which a number tells: age, colour", raw.Remarks);
    }

    [Theory]
    [InlineData(64, 64)]
    [InlineData(65, 64)]
    [InlineData(200, 64)]
    public void Column_OfManyWords_HasAtMost64Numbers(int words, int numbers)
    {
        Write("t.csv", "word,label", i => $"w{i % words},{i % 2}", 400);
        var raw = Right(Tasks.Read(Request("t.csv") with { KeepsWhole = true }));

        Assert.Equal(numbers, raw.Train.Shape.Axis1);
        Assert.Equal(words > 64, raw.Columns[0] is TableColumn.Hashed);
        Assert.All(Enumerable.Range(0, 400), i => Assert.Equal(1, raw.Train.Image(i).ToArray().Sum()));
    }

    [Fact]
    public void Hash_OfAWord_IsFnv1a()
    {
        // FNV-1a 32 of "foobar" is bf9cf968.
        var numbers = new List<float>();
        new TableColumn.Hashed("x", 1000, HasGaps: false).Encode("foobar"u8, numbers);

        Assert.Equal((int)(0xbf9cf968 % 1000), numbers.IndexOf(1));
    }

    [Fact]
    public void OtherParts_AreReadAsTheTrainingTableIs()
    {
        Write("train.csv", "x,word,label", i => $"{i},{(i < 6 ? "a" : "b")},{i % 2}");
        File.WriteAllText(_folder["test.csv"], "x,word,label\n,new,0\n2,b,1\n");
        var raw = Right(Tasks.Read(Request("")));

        Assert.Equal([5.5f, 0, 0], raw.Test.Image(0).ToArray());
        Assert.Equal([2, 0, 1], raw.Test.Image(1).ToArray());

        File.WriteAllText(_folder["test.csv"], "x,word,label\nno,a,0\n");
        Assert.Equal("line 2, column 'x'", Left(Tasks.Read(Request(""))).Where.Field);
    }

    [Fact]
    public void Model_OfSuchATable_ReadsRowsTheSame()
    {
        Write("t.csv", "age,colour,label", i => $"{(i == 2 ? "NA" : i)},{Colour(i)},{i % 2}");
        var raw = Right(Tasks.Read(Request("t.csv") with { KeepsWhole = true }));
        var written = TableColumnText.Parse(TableColumnText.Print(raw.Columns)).IfNone([]);
        File.WriteAllText(_folder["new.csv"], "colour,more,age\nürö,?,7\nblue,,\n");
        var format = new InputFormat(raw.Train.Shape) { Columns = written };
        var read = Right(ImageFiles.Read(_folder["new.csv"], format, ReadLimits.Default, ImageLimits.Default)).Images;

        Assert.Equal(raw.Columns, written);
        Assert.Equal([7, 0, 0, 0, 1, 0], read.Image(0).ToArray());
        Assert.Equal([read.Image(1)[0], 1, 0, 0, 0, 0], read.Image(1).ToArray());
        Assert.Equal(raw.Train.Image(2)[0], read.Image(1)[0]);
    }

    [Fact]
    public void Numbers_WithDecimalCommas_AreNoWords()
    {
        Write("t.csv", "x;label", i => $"{i},5;{i % 2}");
        Assert.Contains("has a decimal comma", Left(Tasks.Read(Request("t.csv"))).What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]", true)]
    [InlineData("[{\"name\":\"a\",\"gaps\":false,\"words\":[null]}]", false)]
    [InlineData("[{\"name\":\"a\",\"gaps\":false,\"buckets\":0}]", false)]
    [InlineData("[{\"gaps\":false,\"mean\":1}]", false)]
    [InlineData("[null]", false)]
    [InlineData("null", false)]
    [InlineData("{", false)]
    public void Columns_OfAStrangersFile_AreCheckedOrRefused(string text, bool isRead) =>
        Assert.Equal(isRead, TableColumnText.Parse(text).IsSome);

    private static string Colour(int row) =>
        (row % 4) switch
        {
            0 => "red",
            1 => "Red",
            2 => "ürö",
            _ => "",
        };

    private TaskRequest Request(string name) => new("own") { Directory = _folder[name] };

    private void Write(string name, string header, Func<int, string> row, int rows = 12) =>
        File.WriteAllText(
            _folder[name],
            string.Concat(Enumerable.Range(0, rows).Select(row).Prepend(header).Select(line => line + "\n")),
            Encoding.UTF8
        );
}
