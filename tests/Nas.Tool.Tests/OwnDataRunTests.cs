using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Nas.Effects.Publishing.Reports;
using Nas.Tool.Output;

namespace Nas.Tool.Tests;

/// <summary>From data of one's own to a judged model: search, predict, evaluate, and data that moves.</summary>
public sealed class OwnDataRunTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Pictures_FromSearchToEvaluation()
    {
        Photos.Write(_scratch.At("photos"), 24);
        var searched = await Search("photos");
        Assert.Contains("of 8 images (95 % interval ", searched.Out, StringComparison.Ordinal);
        var status = await Run.Execute("status", Model, "--json");
        Assert.Equal((8, 2), (Field(status.Out, "testImages").GetInt32(), Field(status.Out, "testInterval").GetArrayLength()));

        await PredictsWhatTrainingReads();
        await Evaluates();
        await MovesItsData();
    }

    [Fact]
    public async Task Run_ThatMovedWithItsData_GoesOnAndIsUsed()
    {
        Photos.Write(_scratch.At("home/photos"), 24);
        File.WriteAllLines(
            _scratch.At("home/labels.csv"),
            Directory
                .EnumerateFiles(_scratch.At("home/photos"), "*.pgm", SearchOption.AllDirectories)
                .Select(file => $"{Path.GetRelativePath(_scratch.At("home/photos"), file)},{Path.GetFileName(Path.GetDirectoryName(file))}")
                .Prepend("image,class")
        );
        await Search("home/photos", "--labels", _scratch.At("home/labels.csv"), "--out", _scratch.At("home/runs/one"));
        Directory.Move(_scratch.At("home"), _scratch.At("away"));
        var moved = _scratch.At("away/runs/one");

        await Succeeds("search", "--resume", moved, "--trials", "2", "--in-process");
        await Succeeds("retrain", moved, "--trial", "0", "--epochs", "2", "--in-process");
        await Succeeds("evaluate", moved, _scratch.At("away/photos"));
        await Succeeds("predict", moved, _scratch.At("away/photos/dark/00.pgm"));
        await Succeeds("export", moved, "--onnx");

        Directory.Move(_scratch.At("away/runs"), _scratch.At("runs"));
        await Succeeds(
            "search",
            "--resume",
            _scratch.At("runs/one"),
            "--trials",
            "3",
            "--in-process",
            "--data",
            _scratch.At("away/photos")
        );
        await Succeeds("predict", _scratch.At("runs/one"), _scratch.At("away/photos/dark/00.pgm"));
    }

    private static async Task<Run> Succeeds(params string[] args)
    {
        var run = await Run.Execute(args);
        Assert.True(run.Code == ExitCode.Ok, run.ToString());
        return run;
    }

    [Fact]
    public async Task FewPictures_CrossValidated_GiveAScoreThatRepeats()
    {
        Photos.Write(_scratch.At("photos"), 12);
        var offered = await Run.Execute("init", _scratch.At("photos"), "--out", _scratch.At("nas.yaml"));
        Assert.Contains("24 in all are few", offered.Error, StringComparison.Ordinal);
        var searched = await Search("photos", "--cross-validate", "4", "--metric", "f1", "--class-weights", "balanced");
        Assert.Contains("validation", searched.Out, StringComparison.Ordinal);
        Assert.Contains("of 20 images", searched.Out, StringComparison.Ordinal);
        Assert.Contains("ranked by   mean F1 of the classes: ", searched.Out, StringComparison.Ordinal);
        var recipe = await File.ReadAllTextAsync(Path.Combine(Model, "recipe.yaml"));
        Assert.Contains("folds: 4", recipe, StringComparison.Ordinal);
        Assert.Contains("metric: f1", recipe, StringComparison.Ordinal);
        var replayed = await ProgramRun.Execute(_scratch.Root, [], [.. ProgramRun.Tool, "replay", Model, "--scores", "--parallel", "1"]);
        Assert.True(replayed.Code == 0, replayed.ToString());

        var refused = await Run.Execute("search", "--data", _scratch.At("photos"), "--cross-validate", "20");
        Assert.Equal(ExitCode.Usage, refused.Code);
        Assert.Contains("too few for 20 folds", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Table_FromSearchToEvaluation()
    {
        var rows = Enumerable
            .Range(0, 48)
            .Select(i => FormattableString.Invariant($"{i},{i % 2 * 50 + i % 5},{i % 7},{(i % 2 == 0 ? "a" : "b")}\n"));
        File.WriteAllText(_scratch.At("t.csv"), "id,x,y,label\n" + string.Concat(rows));
        await Search("t.csv", "--grammar", "einspace");

        File.WriteAllText(_scratch.At("new.csv"), "y,more,x\n1,?,0\n3,?,52\n");
        var predicted = await Run.Execute("predict", Model, _scratch.At("new.csv"), _scratch.At("t.csv"), "--csv");
        Assert.True(predicted.Code == ExitCode.Ok, predicted.ToString());
        Assert.Equal(1 + 2 + 48, predicted.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        File.WriteAllText(_scratch.At("other.csv"), "x,z\n0,1\n");
        var refused = await Run.Execute("predict", Model, _scratch.At("other.csv"));
        Assert.Equal(ExitCode.Data, refused.Code);
        Assert.Contains("The table lacks y.", refused.Error, StringComparison.Ordinal);

        var judged = await Run.Execute("evaluate", Model, _scratch.At("t.csv"), "--json");
        Assert.Equal(("test", 8), (Field(judged.Out, "part").GetString(), Field(judged.Out, "images").GetInt32()));
    }

    private async Task PredictsWhatTrainingReads()
    {
        File.WriteAllText(_scratch.At("colour.ppm"), "P3 1 1 255 200 10 10\n");
        File.WriteAllText(_scratch.At("broken.pgm"), "P2 4");
        Npz("many.npz", "x", [3, 4, 4]);
        Npz("colours.npz", "x_test", [2, 4, 4, 3]);
        string[] files = [_scratch.At("colour.ppm"), _scratch.At("broken.pgm"), _scratch.At("many.npz"), _scratch.At("colours.npz")];
        var predicted = await Run.Execute(["predict", Model, .. files, _scratch.At("photos"), "--json"]);
        Assert.Equal(ExitCode.Data, predicted.Code);
        Assert.Equal(1 + 3 + 2 + 48, predicted.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains(
            "broken.pgm",
            Assert.Single(predicted.Error.Split('\n'), line => line.StartsWith("error:", StringComparison.Ordinal)),
            StringComparison.Ordinal
        );

        var table = await Run.Execute("predict", Model, _scratch.At("colour.ppm"), "--csv", "--top", "5");
        Assert.Equal(["file,index,rank,class,label,probability", "1", "2"], Ranks(table.Out));
        Npz("small.npz", "x", [2, 4, 4], scale: 0);
        var warned = await Run.Execute("predict", Model, _scratch.At("small.npz"), "--top", "2");
        Assert.Contains("scale them alike", warned.Error, StringComparison.Ordinal);
    }

    private async Task Evaluates()
    {
        var own = await Run.Execute("evaluate", Model, _scratch.At("photos"), "--json");
        Assert.True(own.Code == ExitCode.Ok, own.ToString());
        var tested = Field((await Run.Execute("status", Model, "--json")).Out, "testAccuracy").GetDouble();
        Assert.Equal(("test", 8), (Field(own.Out, "part").GetString(), Field(own.Out, "images").GetInt32()));
        Assert.Equal(tested, Field(own.Out, "accuracy").GetDouble(), 1e-9);

        await Succeeds("evaluate", Model, _scratch.At("photos"), "--out", _scratch.At("judged.html"));
        await Succeeds("report", Model);
        foreach (var page in new[] { _scratch.At("judged.html"), Path.Combine(Model, "report.html") })
        {
            var text = await File.ReadAllTextAsync(page);
            Assert.Contains($"{Quantity.Percent(tested)} of 8 images (95 % interval ", text, StringComparison.Ordinal);
            Assert.Contains("Predictions by their confidence", text, StringComparison.Ordinal);
        }

        Assert.Contains("Some training images", await File.ReadAllTextAsync(Path.Combine(Model, "report.html")), StringComparison.Ordinal);

        Photos.Write(_scratch.At("others"), 5);
        var others = await Run.Execute("evaluate", Model, _scratch.At("others"));
        Assert.True(others.Code == ExitCode.Ok, others.ToString());
        Assert.Contains("of 10 images (95 % interval", others.Out, StringComparison.Ordinal);
        Assert.Contains("all images", others.Out, StringComparison.Ordinal);

        Directory.Move(_scratch.At("others/bright"), _scratch.At("others/purple"));
        var unknown = await Run.Execute("evaluate", Model, _scratch.At("others"));
        Assert.Equal(ExitCode.Usage, unknown.Code);
        Assert.Contains("does not know the class 'purple'", unknown.Error, StringComparison.Ordinal);
    }

    private async Task MovesItsData()
    {
        Directory.Move(_scratch.At("photos"), _scratch.At("moved"));
        var lost = await Run.Execute("search", "--resume", Model, "--trials", "2", "--in-process");
        Assert.Equal(ExitCode.Data, lost.Code);
        Assert.Contains("name its new place: --data DIR", lost.Error, StringComparison.Ordinal);
        var resumed = await Run.Execute("search", "--resume", Model, "--trials", "2", "--in-process", "--data", _scratch.At("moved"));
        Assert.True(resumed.Code == ExitCode.Ok, resumed.ToString());
        var retrained = await Run.Execute(
            "retrain",
            Model,
            "--trial",
            "0",
            "--epochs",
            "2",
            "--in-process",
            "--data",
            _scratch.At("moved")
        );
        Assert.True(retrained.Code == ExitCode.Ok, retrained.ToString());
        var replayed = await ProgramRun.Execute(
            _scratch.Root,
            [],
            [.. ProgramRun.Tool, "replay", Model, "--scores", "--data", "moved", "--parallel", "1"]
        );
        Assert.True(replayed.Code == 0, replayed.ToString());

        File.Delete(_scratch.At("moved/dark/00.pgm"));
        var changed = await Run.Execute("search", "--resume", Model, "--trials", "3", "--in-process", "--data", _scratch.At("moved"));
        Assert.Equal(ExitCode.Data, changed.Code);
        Assert.Contains("not those that the search began with", changed.Error, StringComparison.Ordinal);
    }

    private string Model => _scratch.At("run");

    private async Task<Run> Search(string data, params string[] more)
    {
        var searched = await Run.Execute([
            "search",
            "--data",
            _scratch.At(data),
            "--trials",
            "1",
            "--trial-epochs",
            "1",
            "--final-epochs",
            "1",
            "--threads",
            "1",
            "--in-process",
            .. more.Contains("--out") ? [] : new[] { "--out", Model },
            .. more,
        ]);
        Assert.True(searched.Code == ExitCode.Ok, searched.ToString());
        return searched;
    }

    private void Npz(string file, string name, int[] shape, int scale = 1)
    {
        var header = $"{{'descr': '|u1', 'fortran_order': False, 'shape': ({string.Join(", ", shape)}), }}";
        header = header.PadRight((header.Length + 11) / 64 * 64 + 53) + "\n";
        byte[] pixels =
        [
            .. Enumerable.Range(0, shape.Aggregate(1, (product, size) => product * size)).Select(i => (byte)(scale == 0 ? i % 2 : i)),
        ];
        using var archive = ZipFile.Open(_scratch.At(file), ZipArchiveMode.Create);
        using var stream = archive.CreateEntry(name + ".npy").Open();
        stream.Write([
            0x93,
            .. "NUMPY"u8,
            1,
            0,
            (byte)header.Length,
            (byte)(header.Length >> 8),
            .. Encoding.ASCII.GetBytes(header),
            .. pixels,
        ]);
    }

    private static string[] Ranks(string table) =>
        [.. table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select((line, i) => i == 0 ? line : line.Split(',')[2])];

    private static JsonElement Field(string json, string name) => JsonDocument.Parse(json).RootElement.GetProperty(name);
}
