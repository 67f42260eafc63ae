using System.Globalization;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Folders.Images;
using Nas.Effects.Data.Tasks;
using static Nas.Effects.Tests.Data.PartsTests;
using static Nas.Effects.Tests.Data.Reading;

namespace Nas.Effects.Tests.Data;

/// <summary>Classes of pictures that their names or a table tell.</summary>
public sealed class GivenClassesTests : IDisposable
{
    private static readonly ReadingOptions ByName = new() { LabelFrom = ClassSource.Name };

    private readonly DataFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("cat.0.jpg", "cat")]
    [InlineData("dog_12.png", "dog")]
    [InlineData("horse7.png", "horse")]
    [InlineData("café (3).png", "café")]
    [InlineData("sea-lion-04.png", "sea-lion")]
    [InlineData("1.jpg", null)]
    [InlineData("_x.jpg", null)]
    [InlineData("test_1.jpg", null)]
    public void Class_OfAName_IsItsFirstWord(string file, string? name) =>
        Assert.Equal(LanguageExt.Prelude.Optional(name), PicturesByName.ClassOf(file));

    [Theory]
    [InlineData("")]
    [InlineData("train/")]
    public void Names_ThatTellTheClass_AreRead(string folder)
    {
        foreach (var i in Enumerable.Range(0, 12))
        {
            _files.Picture($"{folder}cat.{i}.pgm", i).Picture($"{folder}dog.{i}.pgm", i);
        }

        _files.Picture($"{folder}17.pgm");
        var task = Right(_files.Load("", ByName));
        Assert.Equal(["cat", "dog"], task.ClassNames.ToArray());
        Assert.Equal((16, 4, 4), Sizes(task));
        Assert.Contains(task.Remarks, remark => remark.Contains("begin with no class, such as 17.pgm", StringComparison.Ordinal));
    }

    [Fact]
    public void Names_OfATestPartWithoutClasses_AreLeftOut()
    {
        foreach (var i in Enumerable.Range(0, 12))
        {
            _files.Picture($"train/cat.{i}.pgm", i).Picture($"train/dog.{i}.pgm", i).Picture($"test/{i}.pgm").Picture($"val/dog_{i}.pgm");
        }

        Assert.Equal((20, 12, 4), Sizes(Right(_files.Load("", ByName))));
    }

    [Theory]
    [InlineData("image,class", "train/{0}.pgm")]
    [InlineData("id,breed", "{0}")]
    [InlineData("class,filename", "{0}.pgm")]
    [InlineData("path,label", ".\\train\\{0}.pgm")]
    public void Table_OfPicturesAndClasses_IsRead(string header, string picture)
    {
        _files.Pictures("train", 24).Pictures("test", 3);
        var classFirst = header.StartsWith("class", StringComparison.Ordinal);
        var rows = Enumerable
            .Range(0, 24)
            .Select(i => (string.Format(System.Globalization.CultureInfo.InvariantCulture, picture, $"{i:0000}"), i % 2 == 0 ? "a" : "b"))
            .Select(row => classFirst ? $"{row.Item2},{row.Item1}\n" : $"{row.Item1},{row.Item2}\n");
        File.Move(_files.At("test/0000.pgm"), _files.At("test/x0.pgm"));
        File.Move(_files.At("test/0001.pgm"), _files.At("test/x1.pgm"));
        File.Move(_files.At("test/0002.pgm"), _files.At("test/x2.pgm"));
        _files.Write("labels.csv", $"{header}\n{string.Concat(rows)}absent.pgm,a\n");
        var task = Right(_files.Load("", new() { Labels = _files.At("labels.csv") }));
        Assert.Equal(["a", "b"], task.ClassNames.ToArray());
        Assert.Equal(24, task.Train.Count + task.Validation.Count + task.Test.Count);
        Assert.Contains(task.Remarks, remark => remark.StartsWith("3 pictures are not listed", StringComparison.Ordinal));
    }

    [Fact]
    public void Table_WithTestPictures_FillsTheTestPart()
    {
        _files.Pictures("train", 12);
        foreach (var i in Enumerable.Range(0, 4))
        {
            _files.Picture($"test/t{i}.pgm");
        }

        var rows = Enumerable.Range(0, 12).Select(i => $"{i:0000}").Concat(Enumerable.Range(0, 4).Select(i => $"t{i}"));
        _files.Write("labels.csv", "id,label\n" + string.Concat(rows.Select((name, i) => $"{name},{i % 2}\n")));
        Assert.Equal((10, 2, 4), Sizes(Right(_files.Load("", new() { Labels = _files.At("labels.csv") }))));
    }

    [Theory]
    [InlineData("a.pgm,x\nb.pgm,y\n", "no header row")]
    [InlineData("image,class\nnowhere.pgm,y\n", "None of its rows names a picture")]
    [InlineData("image,class\nsame.pgm,y\n", "may be")]
    [InlineData("image,class\nb/other.pgm,y\nother.pgm,z\n", "two classes, y and z")]
    [InlineData("image,one,two\nother.pgm,y,z\n", "No column is named")]
    public void Table_ThatIsDoubtful_IsRefused(string text, string why)
    {
        _files.Picture("a/same.pgm").Picture("b/same.pgm").Picture("b/other.pgm").Write("labels.csv", text);
        Assert.Contains(why, Left(_files.Load("", new() { Labels = _files.At("labels.csv") })).What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TargetKind.Numbers, "price", "0.5")]
    [InlineData(TargetKind.Numbers, "price,size", "0.5 7")]
    [InlineData(TargetKind.Labels, "big,wide", "1 0")]
    public void Table_OfNumbersOrLabels_TellsThemOfPictures(TargetKind kind, string columns, string first)
    {
        foreach (var i in Enumerable.Range(0, 12))
        {
            _files.Picture($"p{i:00}.pgm", i);
        }

        _files.Write(
            "told.csv",
            "image,price,size,big,wide\n"
                + string.Concat(Enumerable.Range(0, 12).Select(i => $"p{i:00}.pgm,{i}.5,{i + 7},{1 - i % 2},{i % 2}\n"))
        );
        var reading = new ReadingOptions
        {
            Labels = _files.At("told.csv"),
            Kind = kind,
            Label = columns,
        };
        var task = Right(
            Tasks.Read(
                new("data")
                {
                    Directory = _files.At(""),
                    Reading = reading,
                    KeepsWhole = true,
                }
            )
        );
        Assert.Equal(Target.Named(kind, [.. columns.Split(',')], default), task.Target);
        Assert.Equal("p00.pgm", task.Train.Files[0]);
        Assert.Equal(
            first.Split(' ').Select(cell => float.Parse(cell, CultureInfo.InvariantCulture)),
            task.Train.Targets.Map(rows => rows.Row(0).ToArray()).IfNone(() => [])
        );
    }

    [Theory]
    [InlineData(TargetKind.Numbers, "x", "'x' is not a finite number")]
    [InlineData(TargetKind.Numbers, "inf", "'inf' is not a finite number")]
    [InlineData(TargetKind.Labels, "2", "'2' is not 1 for a label")]
    public void Table_WithAWrongNumber_IsRefusedWithThePicture(TargetKind kind, string cell, string why)
    {
        _files.Picture("a.pgm").Picture("b.pgm").Write("told.csv", $"image,y\na.pgm,1\nb.pgm,{cell}\n");
        var error = Left(_files.Load("", new() { Labels = _files.At("told.csv"), Kind = kind }));
        Assert.Contains(why, error.What, StringComparison.Ordinal);
        Assert.Contains("the row of b.pgm", error.Where.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void GivenClasses_ForATable_AreRefused()
    {
        _files.Write("t.csv", "x,label\n1,a\n");
        Assert.Contains("no folder of pictures", Left(_files.Load("t.csv", ByName)).What, StringComparison.Ordinal);
    }
}
