using System.Text;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Csv;
using static Nas.Effects.Tests.Data.Reading;

namespace Nas.Effects.Tests.Data.Csv;

/// <summary>Tables in other encodings than UTF-8: read and said, or refused with the place; never two classes made one.</summary>
public sealed class EncodingTests : IDisposable
{
    private const string Table = "größe,label\n1,Möwe\n2,Mäwe\n3,Möwe\n4,Mäwe\n5,Möwe\n6,Mäwe\n";

    private readonly DataFiles _files = new();

    static EncodingTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-32", true)]
    [InlineData("utf-32BE", true)]
    [InlineData("windows-1252", false)]
    public void Table_OfAnEncoding_KeepsItsClasses(string encoding, bool marked)
    {
        Write(encoding, marked, Table);
        var task = Right(_files.Load("t.csv"));
        Assert.Equal(["Mäwe", "Möwe"], task.ClassNames.ToArray());
        Assert.Equal(
            encoding == "windows-1252",
            task.Remarks.Exists(remark => remark.Contains("read as Windows-1252", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void Remark_NamesLineAndColumn()
    {
        Write("windows-1252", marked: false, "x,label\n1,a\n2,Möwe\n3,a\n4,Möwe\n5,a\n");
        Assert.Contains("(line 3, column 4)", Assert.Single(Right(_files.Load("t.csv")).Remarks), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-16", "line 1, column 2")]
    [InlineData("shift-jis", "line 2, column 3")]
    public void Bytes_OfNoKnownEncoding_AreRefusedWithThePlace(string encoding, string place)
    {
        Write(encoding, marked: false, "x,label\n1,\u0081\u3042犬\n2,猫\n");
        if (encoding == "shift-jis")
        {
            _files.Write(
                "t.csv",
                "x,label\n1,\u0000".Replace('\u0000', 'a').Select(letter => (byte)letter).SkipLast(1).Append((byte)0x81).ToArray()
            );
        }

        Assert.Equal(place, Left(_files.Load("t.csv")).Where.Field);
    }

    [Fact]
    public void Utf8_BeyondOneBlock_IsStillUtf8()
    {
        _files.Write(
            "t.csv",
            "x,label\n" + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"{i},{(i % 2 == 0 ? "Möwe" : "€uro")}\n"))
        );
        var task = Right(_files.Load("t.csv"));
        Assert.Equal(["Möwe", "€uro"], task.ClassNames.ToArray());
        Assert.Empty(task.Remarks);
    }

    [Fact]
    public void OtherTables_ThatAreNotUtf8_AreRefusedWithThePlace()
    {
        Write("windows-1252", marked: false, Table);
        Assert.Contains(
            "line 1, column 3",
            CsvTables.Read(_files.At("t.csv")).Match(_ => "", error => error.Message),
            StringComparison.Ordinal
        );
        Write("utf-16", marked: true, Table);
        Assert.Equal("größe", CsvTables.Read(_files.At("t.csv")).Match(table => table.Names[0], error => error.Message));
    }

    [Fact]
    public void TableOfLabels_InUtf16_IsRead()
    {
        _files.Pictures("p", 12);
        Write(
            "utf-16",
            marked: true,
            "image,class\n" + string.Concat(Enumerable.Range(0, 12).Select(i => $"{i:0000}.pgm,{(i % 2 == 0 ? "ä" : "ö")}\n"))
        );
        Assert.Equal(["ä", "ö"], Right(_files.Load("", new ReadingOptions { Labels = _files.At("t.csv") })).ClassNames.ToArray());
    }

    private void Write(string encoding, bool marked, string text)
    {
        var bytes = Encoding.GetEncoding(encoding);
        _files.Write("t.csv", [.. marked ? bytes.GetPreamble() : [], .. bytes.GetBytes(text)]);
    }
}
