using System.Text;
using System.Text.Json;
using Nas.Tool.Output;

namespace Nas.Tool.Tests;

/// <summary>From a search to files: export, predict, retrain.</summary>
public sealed class ModelOutTests : IDisposable
{
    private readonly Scratch _scratch = new();

    [Fact]
    public async Task Model_OfASearch_IsExportedPredictsAndIsTrainedAgain()
    {
        var run = _scratch.At("run");
        var searched = await Run.Execute(
            "search",
            "--trials",
            "2",
            "--trial-epochs",
            "1",
            "--final-epochs",
            "1",
            "--max-macs",
            "300000",
            "--in-process",
            "--out",
            run,
            "--json"
        );
        Assert.True(searched.Code == ExitCode.Ok, searched.ToString());
        var (best, tested) = (Field(searched.Out, "bestTrial").GetInt32(), Field(searched.Out, "testAccuracy").GetDouble());

        var exported = await Run.Execute("export", run, "--out", _scratch.At("out"), "--class", "Shirts");
        Assert.Equal(
            (ExitCode.Ok, "model.onnx model.py Shirts.cs weights.safetensors architecture.txt"),
            (exported.Code, string.Join(' ', exported.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Path.GetFileName)))
        );
        Assert.Contains("public sealed class Shirts", File.ReadAllText(_scratch.At("out/Shirts.cs")), StringComparison.Ordinal);

        File.WriteAllBytes(_scratch.At("two.npy"), Npy(2, 28, 28));
        var (there, here) = (
            await Run.Execute("predict", _scratch.At("out"), _scratch.At("two.npy"), "--json"),
            await Run.Execute("predict", run, _scratch.At("two.npy"), "--json")
        );
        Assert.Equal((ExitCode.Ok, here.Out), (there.Code, there.Out));
        Assert.Equal(
            ["0", "1"],
            there.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => Field(line, "index").ToString())
        );
        Assert.InRange(Field(there.Out.Split('\n')[0], "probability").GetDouble(), 0.1, 1);

        File.WriteAllBytes(_scratch.At("one.pgm"), [.. "P5 14 14 255\n"u8, .. Enumerable.Repeat((byte)90, 14 * 14)]);
        var pictured = await Run.Execute("predict", run, _scratch.At("one.pgm"));
        Assert.True(pictured.Code == ExitCode.Ok && pictured.Out.EndsWith(" %\n", StringComparison.Ordinal), pictured.ToString());

        var unknown = await Run.Execute("evaluate", run, "fashion-minst");
        Assert.Contains("there is no file fashion-minst; did you mean 'fashion-mnist'?", unknown.Error, StringComparison.Ordinal);

        var known = await Run.Execute("retrain", run, "--epochs", "1", "--json");
        Assert.Equal((tested, 1), (Field(known.Out, "testAccuracy").GetDouble(), Field(known.Out, "testLooks").GetInt32()));

        var retrained = await Run.Execute("retrain", run, "--trial", "0", "--epochs", "2", "--in-process");
        Assert.True(retrained.Code == ExitCode.Ok, retrained.ToString());
        Assert.Contains("2 epochs on 8000 images", retrained.Out, StringComparison.Ordinal);
        Assert.Contains("used 2 times", retrained.Out, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Ok, (await Run.Execute("predict", Path.Combine(run, "retrained-0"), _scratch.At("two.npy"))).Code);
        Assert.Equal((ExitCode.Ok, "identical: 4 decisions\n"), await Decisions(run));

        var raised = await Run.Execute("search", "--resume", run, "--trials", "1", "--in-process", "--json");
        Assert.Equal(
            (best, tested, 2),
            (
                Field(raised.Out, "bestTrial").GetInt32(),
                Field(raised.Out, "testAccuracy").GetDouble(),
                Field(raised.Out, "testLooks").GetInt32()
            )
        );
        Assert.Equal((ExitCode.Ok, "identical: 5 decisions\n"), await Decisions(run));
    }

    [Theory]
    [InlineData(ExitCode.Usage, "there is no trained model in nowhere", "export", "nowhere")]
    [InlineData(ExitCode.Usage, "there is no trained model in nowhere", "predict", "nowhere", "image.npy")]
    [InlineData(ExitCode.Usage, "is not the name of a C# class", "export", "nowhere", "--class", "Two Words")]
    [InlineData(ExitCode.Usage, "is not the name of a C# class", "export", "nowhere", "--class", "class")]
    [InlineData(ExitCode.Usage, "is not the name of a C# namespace", "export", "nowhere", "--namespace", "My.new.Model")]
    [InlineData(ExitCode.Usage, "There is no run in nowhere", "retrain", "nowhere")]
    public async Task ModelOut_OfNothing_SaysWhy(object code, string what, params string[] line)
    {
        var run = await Run.Execute(line);
        Assert.Equal((ExitCode)code, run.Code);
        Assert.Contains(what, run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _scratch.Dispose();

    private static async Task<(ExitCode Code, string Out)> Decisions(string run)
    {
        var replayed = await Run.Execute("replay", run);
        return (replayed.Code, replayed.Out);
    }

    private static JsonElement Field(string json, string name) => JsonDocument.Parse(json).RootElement.GetProperty(name);

    private static byte[] Npy(params int[] shape)
    {
        var header = $"{{'descr': '|u1', 'fortran_order': False, 'shape': ({string.Join(", ", shape)}), }}";
        header = header.PadRight((header.Length + 11) / 64 * 64 + 53) + "\n";
        byte[] pixels = [.. Enumerable.Range(0, shape.Aggregate(1, (product, size) => product * size)).Select(i => (byte)(i * 7))];
        return [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, (byte)(header.Length >> 8), .. Encoding.ASCII.GetBytes(header), .. pixels];
    }
}
