using System.Runtime.InteropServices;
using System.Text.Json;
using Nas.Effects.Data.Arrays;
using Nas.Tool.Output;

namespace Nas.Tool.Tests;

/// <summary>From arrays with a number at every pixel to a judged model.</summary>
public sealed class MapsRunTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public MapsRunTests()
    {
        var images = Enumerable
            .Range(0, 60)
            .Select(i => Enumerable.Range(0, 64).Select(p => (float)((p * (i + 3)) % 17)).ToArray())
            .ToArray();
        Write(_scratch.Sub("fields"), images, image => [.. image.Select(pixel => 100.5f + (3 * pixel))]);
        Write(_scratch.Sub("parts"), images, image => [.. image.Select(pixel => pixel > 8 ? 1f : 0)]);
    }

    public void Dispose() => _scratch.Dispose();

    private string Model => _scratch.At("run");

    [Fact]
    public async Task Arrays_OfMaps_FromInitToPrediction()
    {
        var found = await Succeeds("init", _scratch.At("fields"), "--out", _scratch.At("nas.yaml"));
        Assert.Contains("pixels      y  100.5 … 148.5", found.Out, StringComparison.Ordinal);

        var searched = await Search("fields", "--metric", "relative-l2");
        Assert.Contains("validation  1 − relative L2 ", searched.Out, StringComparison.Ordinal);
        var recipe = await File.ReadAllTextAsync(Path.Combine(Model, "recipe.yaml"));
        Assert.Contains("map_size: 8x8", recipe, StringComparison.Ordinal);
        var status = (await Succeeds("status", Model, "--json")).Out;
        Assert.Equal("y", Assert.Single(Field(status, "maps").EnumerateArray()).GetString());

        var judged = (await Succeeds("evaluate", Model, _scratch.At("fields"), "--json")).Out;
        Assert.Equal(("test", 10), (Field(judged, "part").GetString(), Field(judged, "images").GetInt32()));
        Assert.Equal(Field(status, "testScore").GetDouble(), 1 - Field(judged, "relativeL2").GetDouble(), 1e-3);

        var images = Path.Combine(_scratch.At("fields"), "x.npy");
        var predicted = await Succeeds("predict", Model, images, "--out", _scratch.At("told.npy"));
        Assert.EndsWith("x.npy  row 59", predicted.Out.TrimEnd(), StringComparison.Ordinal);
        Assert.Contains("(60, 8, 8)", await File.ReadAllTextAsync(_scratch.At("told.npy")), StringComparison.Ordinal);
        var told = MemoryMarshal
            .Cast<byte, float>((await File.ReadAllBytesAsync(_scratch.At("told.npy"))).AsSpan()[^(60 * 64 * 4)..])
            .ToArray();
        Assert.InRange(told.Average(), 90, 160);

        await Succeeds("report", Model);
        Assert.Contains("Each map", await File.ReadAllTextAsync(Path.Combine(Model, "report.html")), StringComparison.Ordinal);
        await Succeeds("export", Model);
        await Succeeds("replay", Model);
    }

    [Fact]
    public async Task Arrays_OfMasks_FromSearchToEvaluation()
    {
        var searched = await Search("parts", "--augment", "shift=1,mirror");
        Assert.Contains("validation  IoU ", searched.Out, StringComparison.Ordinal);
        var judged = (await Succeeds("evaluate", Model, _scratch.At("parts"))).Out;
        Assert.Contains("IoU  ", judged, StringComparison.Ordinal);
        var refused = await Run.Execute("predict", Model, Path.Combine(_scratch.At("parts"), "x.npy"));
        Assert.Equal(ExitCode.Usage, refused.Code);
        Assert.Contains("--out FILE.npy", refused.Error, StringComparison.Ordinal);
        var joined = await Run.Execute("ensemble", Model);
        Assert.Contains("ensembles are of networks that tell classes", joined.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fields", "--metric", "iou", "not for a map of 8x8")]
    [InlineData("fields", "--metric", "accuracy", "not for a map of 8x8")]
    [InlineData("parts", "--metric", "mae", "not for a mask of 8x8")]
    [InlineData("parts", "--class-weights", "balanced", "for classes")]
    [InlineData("parts", "--target-kind", "numbers", "--target-kind maps")]
    public async Task Option_ForOthers_IsRefusedForMaps(string data, string option, string value, string reason)
    {
        var refused = await Run.Execute("search", "--data", _scratch.At(data), option, value);
        Assert.NotEqual(ExitCode.Ok, refused.Code);
        Assert.Contains(reason, refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Images_ResizedApartFromTheirMaps_CannotBeMoved()
    {
        var refused = await Run.Execute("search", "--data", _scratch.At("parts"), "--resize", "16", "--augment", "mirror");
        Assert.Equal(ExitCode.Usage, refused.Code);
        Assert.Contains("cannot be moved, mirrored or cut together with a mask of 8x8", refused.Error, StringComparison.Ordinal);
    }

    private static void Write(string folder, float[][] images, Func<float[], float[]> told)
    {
        using (var x = File.Create(Path.Combine(folder, "x.npy")))
        {
            NpyFile.Write(x, images, [8, 8]);
        }

        using var y = File.Create(Path.Combine(folder, "y.npy"));
        NpyFile.Write(y, [.. images.Select(told)], [8, 8]);
    }

    private Task<Run> Search(string data, params string[] more) =>
        Succeeds([
            "search",
            "--data",
            _scratch.At(data),
            "--trials",
            "2",
            "--trial-epochs",
            "1",
            "--final-epochs",
            "2",
            "--threads",
            "1",
            "--in-process",
            "--out",
            Model,
            .. more,
        ]);

    private static JsonElement Field(string json, string name) => JsonDocument.Parse(json).RootElement.GetProperty(name);

    private static async Task<Run> Succeeds(params string[] args)
    {
        var run = await Run.Execute(args);
        Assert.True(run.Code == ExitCode.Ok, run.ToString());
        return run;
    }
}
