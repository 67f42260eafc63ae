using System.Globalization;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Arrays;
using Nas.Effects.Data.Images;
using Nas.Effects.Data.Sets;
using Nas.Effects.Data.Tasks;
using static Nas.Effects.Tests.Data.Reading;

namespace Nas.Effects.Tests.Data;

/// <summary>Tables as spreadsheets and people write them: what is meant is read, or it is said why not and what to do.</summary>
public sealed class OddTablesTests : IDisposable
{
    private readonly DataFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("inf", "not a finite number")]
    [InlineData("-INF", "not a finite number")]
    [InlineData("0,5", "decimal comma")]
    [InlineData("1,000", "in a form that is not read")]
    [InlineData("12 %", "in a form that is not read")]
    [InlineData("$3", "in a form that is not read")]
    [InlineData("−1", "in a form that is not read")]
    [InlineData("1 2 3 4 5 6 7 8", "holds 8 numbers")]
    public void Cells_MeantAsNumbers_AreNeverReadAsWords(string cell, string what)
    {
        Table("a,b,label", i => $"\"{cell}\",{i},{i % 2}");
        Assert.Contains(what, Left(_files.Load("t.csv")).What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1st")]
    [InlineData("2024-01-01")]
    [InlineData("18-25")]
    [InlineData("12:30")]
    public void Cells_ThatMerelyHoldDigits_AreWords(string cell)
    {
        Table("a,b,label", i => $"{cell},{i},{i % 2}");
        Assert.IsType<TableColumn.Words>(Right(_files.Load("t.csv")).Columns[0]);
    }

    [Theory]
    [InlineData("nan")]
    [InlineData("NA")]
    [InlineData("?")]
    [InlineData("")]
    public void Class_ThatIsMissing_IsNoClass(string cell)
    {
        Table("a,label", i => $"{i},{(i == 7 ? cell : i % 2)}");
        var error = Left(_files.Load("t.csv"));
        Assert.Contains("missing", error.What, StringComparison.Ordinal);
        Assert.Contains("line 9", error.Where.Field, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_InAnotherOrder_AreReadByName()
    {
        Table("a,b,label", i => $"{i},{i + 50},{i % 2}", "train.csv");
        Table("b,label,a", i => $"{i + 150},{i % 2},{i + 100}", "test.csv");
        var task = Right(_files.Load());
        Assert.Equal(100, Math.Round(Raw(task, task.Test, 0)[0]));
        Assert.Equal(150, Math.Round(Raw(task, task.Test, 0)[1]));
    }

    [Fact]
    public void Column_OfPartNames_IsNoFeature()
    {
        Table("a,Usage,label", i => $"{i},{(i < 20 ? "Training" : "Test")},{i % 2}");
        var task = Right(_files.Load("t.csv"));
        Assert.Equal(["a"], task.Columns.Map(column => column.Name).ToArray());
        Assert.Contains(task.Remarks, remark => remark.StartsWith("the column 'Usage' names parts", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("a,a,label", "Rename")]
    [InlineData("5,0,0,1", "header row")]
    public void Header_WithEqualNames_IsRefusedWithItsCure(string header, string remedy)
    {
        Table(header, i => string.Join(',', Enumerable.Repeat(i % 2, header.Count(letter => letter == ',') + 1)));
        Assert.Contains(remedy, Left(_files.Load("t.csv")).Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Header_OfFractions_IsDoubted()
    {
        Table("5.1,3.5,label", i => $"{i},{i},{i % 2}");
        Assert.Contains(Right(_files.Load("t.csv")).Remarks, remark => remark.Contains("numbers such as 5.1", StringComparison.Ordinal));
    }

    [Fact]
    public void Table_OfAHeaderAlone_HasNoRow()
    {
        _files.Write("t.csv", "a,b,label\n");
        Assert.Equal("There is no row below the header.", Left(_files.Load("t.csv")).What);
    }

    [Fact]
    public void Table_OfTwoRows_IsTooSmallForThreeParts()
    {
        _files.Write("t.csv", "a,label\n1,x\n2,y\n");
        Assert.Contains("There are 2", Left(_files.Load("t.csv")).What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Cat", "cat", "differ in case only")]
    [InlineData("caf\u00e9", "cafe\u0301", "look alike")]
    [InlineData("\ud55c", "\u1112\u1161\u11ab", "look alike")]
    [InlineData("\u304c", "\u304b\u3099", "look alike")]
    [InlineData("1", "1.0", "are the same number")]
    [InlineData("big cat", "big\u00a0cat", "differ in blanks only")]
    public void Classes_ThatAreAlike_AreSaid(string one, string other, string how)
    {
        Table("a,label", i => $"{i},{(i % 2 == 0 ? one : other)}");
        Assert.Contains(
            Right(_files.Load("t.csv")).Remarks,
            remark =>
                remark.EndsWith(how, StringComparison.Ordinal)
                || remark.Contains(how + ";", StringComparison.Ordinal)
                || remark.Contains(how + ":", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Words_ThatTrainingNeverSaw_AreSaid()
    {
        _files.Write(
            "train.csv",
            "colour,label\n" + string.Concat(Enumerable.Range(0, 12).Select(i => $"{(i % 3 == 0 ? "red" : "blue")},{i % 2}\n"))
        );
        _files.Write("test.csv", "colour,label\nred,0\nviolet,1\nviolet,0\n,1\n");
        Assert.Contains(
            "test.csv has 2 cells of the column 'colour' with words that training never saw, such as 'violet': they tell nothing",
            Right(_files.Load()).Remarks
        );
    }

    [Fact]
    public void Words_ThatAModelNeverSaw_AreSaidOfItsFile()
    {
        _files.Write("t.csv", "colour\ngreen\nred\n");
        var format = new InputFormat(TensorType.Image(2, 1, 1))
        {
            Columns = LanguageExt.Prelude.Seq1<TableColumn>(new TableColumn.Words("colour", ["blue", "red"], HasGaps: false)),
        };
        var read = Right(ImageFiles.Read(_files.At("t.csv"), format, ReadLimits.Default, ImageLimits.Default));
        Assert.Equal(
            "has 1 cell of the column 'colour' with words that training never saw, such as 'green': they tell nothing",
            Assert.Single(read.Remarks)
        );
    }

    [Theory]
    [InlineData("t.csv", "a,label", "layout", "an order of axes")]
    [InlineData("t.csv", "a,label", "damaged", "--skip-damaged")]
    [InlineData("t.csv", "a,label", "size", "its rows are no images")]
    [InlineData("t.csv", "pixel0,pixel1,pixel2,pixel3,label", "size", null)]
    public void Reading_ThatATableHasNoUseFor_IsRefused(string file, string header, string what, string? why)
    {
        Table(header, i => string.Concat(Enumerable.Repeat($"{i},", header.Split(',').Length - 1)) + $"{i % 2}");
        var reading = what switch
        {
            "layout" => new ReadingOptions { Layout = AxisOrder.ChannelsLast },
            "damaged" => new() { SkipDamaged = true },
            _ => new() { Resize = new ImageSize(4, 4) },
        };
        var found = UnusedReading.Refuse(Right(_files.Load(file, reading)), reading);
        Assert.Equal(why is null, found.IsRight);
        found.IfLeft(error => Assert.Contains(why!, error.What, StringComparison.Ordinal));
    }

    [Fact]
    public void Range_OfNumbers_HasTheFilesEnds()
    {
        Table("a,y", i => $"{i},{(i * 1.5).ToString(CultureInfo.InvariantCulture)}");
        var task = Right(_files.Load("t.csv", new() { Kind = TargetKind.Numbers }));
        Assert.Equal((0, 58.5), NumberRange.Of(task.Train, task.OutputNames).Select(one => (one.Least, one.Greatest)).Single());
    }

    private static double[] Raw(TaskData task, ImageSet part, int row) =>
        [.. part.Image(row).ToArray().Select((value, i) => value * (double)task.Scaling.Deviation[i] + task.Scaling.Mean[i])];

    private void Table(string header, Func<int, string> row, string name = "t.csv") =>
        _files.Write(name, $"{header}\n{string.Concat(Enumerable.Range(0, 40).Select(i => row(i) + "\n"))}");
}
