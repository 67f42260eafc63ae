using System.Text;
using LanguageExt;
using Nas.Effects.Data.Csv;

namespace Nas.Effects.Tests.Data.Csv;

public class CsvTablesTests
{
    [Fact]
    public void Read_OfQuotedCellsAndGaps_KeepsTextAndMakesGapsMissing()
    {
        var table = Parse("code,\"a, b\",c\n012,1.5,\n\"x \"\"y\"\"\",-2e3,NaN\n")
            .IfLeft(e => throw new InvalidOperationException(e.Message));
        Assert.Equal("code|a, b|c", string.Join('|', table.Names));
        Assert.Equal("012|x \"y\"", string.Join('|', table.Cells[0]));
        var features = table.Features(["a, b", "c"]).IfLeft(e => throw new InvalidOperationException(e.Message));
        Assert.Equal([1.5, -2000], features.Column(0).ToArray());
        Assert.Equal([double.NaN, double.NaN], features.Column(1).ToArray());
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("a,b\n1\n", "fields")]
    public void Read_OfAMalformedTable_SaysSo(string text, string part)
    {
        var message = Parse(text).Match(_ => "", error => error.Message);
        Assert.StartsWith("t.csv: cannot be read: ", message, StringComparison.Ordinal);
        Assert.Contains(part, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OfDamagedGzip_SaysSo() =>
        Assert.StartsWith(
            "t.csv.gz: cannot be read: ",
            CsvTables.Read("t.csv.gz", new MemoryStream("not gzip"u8.ToArray())).Match(_ => "", error => error.Message),
            StringComparison.Ordinal
        );

    [Fact]
    public void Read_OfNoFile_SaysSo() =>
        Assert.Contains("nowhere.csv", CsvTables.Read("nowhere.csv").Match(_ => "", error => error.Message), StringComparison.Ordinal);

    [Fact]
    public void Features_OfAnUnknownColumn_ListsTheColumns() =>
        Assert.Equal(
            "t.csv: no column is named 'd'. Columns: a, b.",
            Parse("a,b\n1,2\n").Bind(table => table.Features(["a", "d"])).Match(_ => "", error => error.Message)
        );

    [Fact]
    public void Features_OfText_NameTheCell() =>
        Assert.StartsWith(
            "t.csv, row 3, column 'b': 'x' is not a number.",
            Parse("a,b\n1,2\n3,x\n").Bind(table => table.Features(["b"])).Match(_ => "", error => error.Message),
            StringComparison.Ordinal
        );

    private static Either<TableError, TextTable> Parse(string text) =>
        CsvTables.Read("t.csv", new MemoryStream(Encoding.UTF8.GetBytes(text)));
}
