using System.Runtime.InteropServices;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data;
using Nas.Effects.Data.Sets;
using Nas.Effects.Data.Tasks;

namespace Nas.Effects.Tests.Data;

/// <summary>Data with numbers to predict, in place of classes.</summary>
public sealed class NumberTargetTests : IDisposable
{
    private readonly DataFiles _files = new();

    public void Dispose() => _files.Dispose();

    private static ReadingOptions Numbers(string? label = null) =>
        new() { Kind = TargetKind.Numbers, Label = label is null ? LanguageExt.Option<string>.None : label };

    private static T Right<T>(LanguageExt.Either<DatasetError, T> either) =>
        either.IfLeft(error => throw new InvalidDataException($"{error}"));

    private static DatasetError Left<T>(LanguageExt.Either<DatasetError, T> either) =>
        either.Match(_ => throw new InvalidDataException("it was read"), error => error);

    private static string Houses =>
        "size,price,town,rent\n"
        + string.Concat(Enumerable.Range(0, 18).Select(i => FormattableString.Invariant($"{i},{1000 + (100 * i)}.5,t{i % 2},{i % 3}\n")));

    [Fact]
    public void Table_WithAColumnOfNumbers_HasThemStandardised()
    {
        var task = Right(_files.Write("houses.csv", Houses).Load("houses.csv", Numbers("price")));
        Assert.Equal(new Target.Numbers(["price"]), task.Target);
        Assert.Equal(("4x1x1", 12, 3, 3), (task.Input.ToString(), task.Train.Count, task.Validation.Count, task.Test.Count));
        var rows = task.Train.Targets.IfNone(() => throw new InvalidDataException("no numbers"));
        Assert.Equal(0, rows.Values.Average(), 1e-5);
        Assert.Equal(1, rows.Values.Sum(value => (double)value * value) / 11, 1e-4);
        Assert.True(task.Test.Targets.Exists(test => test.Scaling == rows.Scaling));
        Assert.All(rows.InUnits(rows.Values), value => Assert.Equal(0.5, value - Math.Floor(value), 1e-2));
    }

    [Fact]
    public void Table_WithSeveralColumnsOfNumbers_HasARowOfThem()
    {
        var task = Right(_files.Write("houses.csv", Houses).Load("houses.csv", Numbers("rent, price")));
        Assert.Equal(new Target.Numbers(["rent", "price"]), task.Target);
        Assert.Equal(2, task.Train.Targets.Map(rows => rows.Width).IfNone(0));
    }

    [Fact]
    public void Table_WithAWordAmongTheNumbers_NamesTheLine()
    {
        var error = Left(_files.Write("t.csv", "x,y\n1,2.5\n2,many\n").Load("t.csv", Numbers()));
        Assert.Contains("line 3, column 'y'", error.Where.ToString(), StringComparison.Ordinal);
        Assert.Contains("'many' is not a finite number", error.What, StringComparison.Ordinal);
    }

    [Fact]
    public void Column_OfManyNumbers_IsNoColumnOfClasses()
    {
        var error = Left(_files.Write("houses.csv", Houses).Load("houses.csv", new() { Label = "price" }));
        Assert.Contains("--target-kind numbers", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Arrays_WithFractions_AreRowsOfNumbers()
    {
        foreach (var (part, count) in new[] { ("train", 4), ("val", 2) })
        {
            var numbers = Enumerable.Range(0, 2 * count).Select(i => i / 4f).ToArray();
            _files.Write($"{part}_x.npy", ArrayBytes.NpyBytes([count, 2, 2], [.. Enumerable.Range(0, 4 * count).Select(i => (byte)i)]));
            _files.Write($"{part}_y.npy", ArrayBytes.Npy("<f4", $"({count}, 2)", MemoryMarshal.AsBytes<float>(numbers).ToArray()));
        }

        var task = Right(_files.Load("", Numbers()));
        Assert.Equal(new Target.Numbers(["y0", "y1"]), task.Target);
        Assert.Equal(("1x2x2", 3, 2, 1), (task.Input.ToString(), task.Train.Count, task.Validation.Count, task.Test.Count));
        Assert.Contains("--target-kind numbers", Left(_files.Load()).Remedy + Left(_files.Load()).What, StringComparison.Ordinal);
    }

    [Fact]
    public void Number_ThatIsTheSameEverywhere_IsRefused()
    {
        _files.Write("t.csv", "x,y\n" + string.Concat(Enumerable.Range(0, 12).Select(i => $"{i},4.5\n")));
        var error = Left(_files.Load("t.csv", Numbers()).Bind(SingleClass.Refuse));
        Assert.Contains("is the same in the whole training part", error.What, StringComparison.Ordinal);
    }

    [Fact]
    public void Pictures_InFolders_HaveNoNumbers()
    {
        var error = Left(_files.Pictures("photos/a", 3).Pictures("photos/b", 3).Load("photos", Numbers()));
        Assert.Contains("has classes and no other numbers", error.What, StringComparison.Ordinal);
    }

    [Fact]
    public void Friedman_IsMadeAsPublished()
    {
        var task = Right(Tasks.Read(new("friedman") { Sizes = new SplitSizes(2000, 10, 10) }));
        var rows = task.Train.Targets.IfNone(() => throw new InvalidDataException("no numbers"));
        var noise = Enumerable.Range(0, task.Train.Count).Select(i => rows.Values[i] - Value(task.Train.Image(i).ToArray())).ToArray();
        Assert.Equal(0, noise.Average(), 0.1);
        Assert.Equal(1, noise.Sum(one => one * one) / noise.Length, 0.1);
    }

    private static double Value(float[] x) =>
        (10 * Math.Sin(Math.PI * x[0] * x[1])) + (20 * Math.Pow(x[2] - 0.5, 2)) + (10 * x[3]) + (5 * x[4]);
}
