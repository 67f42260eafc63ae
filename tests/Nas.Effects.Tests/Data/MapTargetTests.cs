using System.Runtime.InteropServices;
using LanguageExt;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data;
using Nas.Effects.Data.Arrays;
using Nas.Effects.Data.Prepared;
using Nas.Effects.Data.Sets;
using Nas.Effects.Data.Tasks;
using static Nas.Effects.Tests.Data.Reading;

namespace Nas.Effects.Tests.Data;

/// <summary>Arrays with an answer for every pixel.</summary>
public sealed class MapTargetTests : IDisposable
{
    private readonly DataFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Fractions_AtEveryPixel_AreAMap()
    {
        var task = Right(Given("12, 3, 2", [.. Enumerable.Range(0, 72).Select(i => i / 4f)]).Load());
        Assert.Equal(new Target.Maps(["y"], new(3, 2)), task.Target);
        var rows = Rows(task.Train);
        Assert.Equal((1, 6, task.Train.Count), (rows.Width, rows.Length, rows.Count));
        Assert.Equal(0, rows.Values.Average(), 1e-5);
        Assert.Equal(1, rows.Values.Sum(value => (double)value * value) / (rows.Values.Length - 1), 1e-4);
    }

    [Fact]
    public void ZerosAndOnes_AtEveryPixel_AreAMask()
    {
        var task = Right(Given("12, 3, 2", [.. Enumerable.Range(0, 72).Select(i => (float)(i % 2))]).Load());
        Assert.Equal(new Target.Masks(["y"], new(3, 2)), task.Target);
        Assert.All(Rows(task.Train).Values, value => Assert.True(value is 0 or 1));
    }

    [Fact]
    public void Maps_WithChannelsLast_BecomeOneAfterTheOther()
    {
        // The number of the first map is below 100, that of the second above.
        var numbers = Enumerable.Range(0, 144).Select(i => (i % 2 * 100) + (i / 1000f)).ToArray();
        var task = Right(Tasks.Read(new("data") { Directory = Given("12, 3, 2, 2", numbers).Root }));
        Assert.Equal(new Target.Maps(["y0", "y1"], new(3, 2)), task.Target);
        Assert.All(Rows(task.Train).Column(0), value => Assert.True(value < 50));
        Assert.All(Rows(task.Train).Column(1), value => Assert.True(value > 50));
    }

    [Fact]
    public void WholeNumbers_AtEveryPixel_AreNotGuessed()
    {
        var files = Given("12, 3, 2", [.. Enumerable.Range(0, 72).Select(i => (float)(i % 3))]);
        Assert.Contains("--target-kind maps", Left(files.Load()).Remedy, StringComparison.Ordinal);
        Assert.Contains("Masks are 1", Left(files.Load("", new() { Kind = TargetKind.Masks })).What, StringComparison.Ordinal);
        Assert.Equal(TargetKind.Maps, Right(files.Load("", new() { Kind = TargetKind.Maps })).Target.Kind);
    }

    [Theory]
    [InlineData("12, 2, 3")]
    [InlineData("12, 4, 4, 4")]
    [InlineData("12, 6")]
    public void Maps_OfAnotherSizeThanTheImages_AreRefused(string shape)
    {
        var count = shape.Split(", ").Aggregate(1, (product, size) => product * int.Parse(size, Invariant));
        var error = Left(Given(shape, new float[count]).Load("", new() { Kind = TargetKind.Maps }));
        Assert.Contains("has no answer for every pixel of the images, which are 3×2", error.What, StringComparison.Ordinal);
        Assert.Contains("Give N×3×2", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_OfWhichOneHasZerosAlone_AreMapsAllTheSame()
    {
        Given("12, 3, 2", [.. Enumerable.Range(0, 72).Select(i => i / 4f)], "train_");
        Given("12, 3, 2", new float[72], "valid_");
        Given("12, 3, 2", new float[72], "test_");
        var task = Right(_files.Load());
        Assert.Equal(new Target.Maps(["y"], new(3, 2)), task.Target);
        Assert.Equal(Rows(task.Train).Scaling, Rows(task.Test).Scaling);
    }

    [Fact]
    public void Parts_OfDifferentKinds_AreRefused()
    {
        Given("12, 3, 2", [.. Enumerable.Range(0, 72).Select(i => i / 4f)], "train_");
        Given("12, 3, 2", [.. Enumerable.Range(0, 72).Select(i => i / 4f)], "valid_");
        Given("12, 3, 2, 2", [.. Enumerable.Range(0, 144).Select(i => i / 4f)], "test_");
        Assert.Contains("a map of 3x2 for validation and 2 maps of 3x2 for the test", Left(_files.Load()).What, StringComparison.Ordinal);
    }

    [Fact]
    public void Mask_ThatIsTheSameEverywhere_IsRefused()
    {
        var error = Left(Given("12, 3, 2", new float[72]).Load().Bind(SingleClass.Refuse));
        Assert.Contains("is the same in the whole training part", error.What, StringComparison.Ordinal);
    }

    [Fact]
    public void Images_Resized_KeepTheirMaps()
    {
        var resized = new ReadingOptions { Resize = new ImageSize(6, 4) };
        var task = Right(Given("12, 3, 2", [.. Enumerable.Range(0, 72).Select(i => i / 4f)]).Load("", resized));
        Assert.Equal(("1x6x4", new ImageSize(3, 2)), (task.Input.ToString(), task.Target.MapSize));
    }

    [Fact]
    public void Table_HasNoMaps()
    {
        var error = Left(_files.Write("t.csv", "x,y\n1,2.5\n2,3.5\n").Load("t.csv", new() { Kind = TargetKind.Maps }));
        Assert.Contains("no maps", error.What, StringComparison.Ordinal);
    }

    [Fact]
    public void Task_OfMasks_IsPreparedAsItIs()
    {
        var task = Right(Tasks.Read(new("hidden-shapes") { Sizes = new SplitSizes(8, 4, 4) }));
        using var file = new MemoryStream();
        PreparedFile.Write(file, task);
        file.Position = 0;
        var again = PreparedFile.Read(file).IfNone(() => throw new InvalidDataException("not read"));
        Assert.Equal(task.Target, again.Target);
        Assert.Equal(Rows(task.Test).Values, Rows(again.Test).Values);
        Assert.Equal(Rows(task.Test).Size, Rows(again.Test).Size);
    }

    [Fact]
    public void HiddenShapes_HaveDiscsThatBrightnessAloneDoesNotTell()
    {
        var task = Right(Tasks.Read(new("hidden-shapes") { Sizes = new SplitSizes(60, 1, 1) }));
        var (mask, pixels) = (Rows(task.Train).Values, task.Train.Pixels);
        Assert.InRange(mask.Average(), 0.07, 0.13);
        var best = Enumerable.Range(0, 20).Max(step => Overlap(mask, [.. pixels.Select(pixel => Math.Abs(pixel) > step / 10f)]));
        Assert.InRange(best, 0.3, 0.5);
    }

    [Theory]
    [InlineData(new int[0], "(3,)")]
    [InlineData(new[] { 2, 2 }, "(3, 2, 2)")]
    public void Array_Written_IsReadAgain(int[] shape, string header)
    {
        var length = shape.Aggregate(1, (product, size) => product * size);
        using var file = new MemoryStream();
        NpyFile.Write(file, [.. Enumerable.Range(0, 3).Select(row => Enumerable.Repeat(row + 0.5f, length).ToArray())], shape);
        var bytes = file.ToArray();
        Assert.Equal(0, (bytes.Length - (3 * length * sizeof(float))) % 64);
        Assert.Contains($"'shape': {header}, ", System.Text.Encoding.ASCII.GetString(bytes), StringComparison.Ordinal);
        _files.Write("a.npy", bytes);
        var read = Right(ArrayFile.Read(_files.At("a.npy"), ReadLimits.Default));
        Assert.Equal([3, .. shape], read.Shape);
        Assert.Equal([0.5f, 1.5f, 2.5f], read.Values.Distinct());
    }

    private static IFormatProvider Invariant => System.Globalization.CultureInfo.InvariantCulture;

    private static double Overlap(float[] mask, bool[] told) =>
        mask.Zip(told).Count(pair => pair.Item1 > 0 && pair.Item2) / (double)mask.Zip(told).Count(pair => pair.Item1 > 0 || pair.Item2);

    private static TargetRows Rows(ImageSet images) => images.Targets.IfNone(() => throw new InvalidDataException("no maps"));

    /// <summary>Twelve images of 3×2 with numbers of a shape.</summary>
    private DataFiles Given(string shape, float[] numbers, string prefix = "")
    {
        _files.Write($"{prefix}x.npy", ArrayBytes.NpyBytes([12, 3, 2], [.. Enumerable.Range(0, 72).Select(i => (byte)i)]));
        return _files.Write($"{prefix}y.npy", ArrayBytes.Npy("<f4", $"({shape})", MemoryMarshal.AsBytes<float>(numbers).ToArray()));
    }
}
