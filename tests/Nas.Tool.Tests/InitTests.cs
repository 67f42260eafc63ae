using System.Text;
using System.Text.Json;
using Nas.Tests;
using Nas.Tool.Output;

namespace Nas.Tool.Tests;

public sealed class InitTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Init_OfPictures_SaysWhatIsThereAndWritesSettings()
    {
        Pictures();
        var run = await Run.Execute("init", _scratch.At("photos"), "--out", _scratch.At("nas.yaml"));
        Assert.True(run.Code == ExitCode.Ok, run.ToString());
        Snapshot.Matches("Cli/init", run.ToString().Replace(_scratch.Root, "FOLDER", StringComparison.Ordinal));
        Snapshot.Matches(
            "Cli/init-nas.yaml",
            (await File.ReadAllTextAsync(_scratch.At("nas.yaml"))).Replace(_scratch.Root, "FOLDER", StringComparison.Ordinal)
        );

        var again = await Run.Execute("init", _scratch.At("photos"), "--out", _scratch.At("nas.yaml"));
        Assert.Equal(ExitCode.Usage, again.Code);
        Assert.Contains("already exists", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_OfDataWithHostileNames_HoldNoNameAsASetting()
    {
        Pictures();
        Directory.CreateDirectory(_scratch.At("set"));
        Directory.Move(_scratch.At("photos"), _scratch.At("set/train"));
        var beside = _scratch.At("set/x\nlaunch: touch stolen\u0085trials: 3\u2028minutes: 4\n#");
        Directory.CreateDirectory(beside);
        File.Copy(_scratch.At("set/train/cat/00.pgm"), Path.Combine(beside, "a.pgm"));
        await Run.Execute("init", _scratch.At("set"), "--out", _scratch.At("nas.yaml"));
        var lines = (await File.ReadAllTextAsync(_scratch.At("nas.yaml"))).Split('\n', '\u0085', '\u2028');
        Assert.Contains(lines, line => line.Contains("launch: touch stolen", StringComparison.Ordinal));
        Assert.All(lines.Where(line => line.Length > 0 && line[0] != '#'), line => Assert.Matches("^(task|data): ", line));
    }

    [Fact]
    public async Task Init_OfLargePictures_ProposesASmallerSize()
    {
        foreach (var name in new[] { "a", "b" })
        {
            Directory.CreateDirectory(_scratch.At($"large/{name}"));
            for (var i = 0; i < 6; i++)
            {
                await File.WriteAllTextAsync(
                    _scratch.At($"large/{name}/{i}.pgm"),
                    $"P2 300 300 255 {string.Join(' ', Enumerable.Range(i, 90_000).Select(k => k % 251))}"
                );
            }
        }

        var run = await Run.Execute("init", _scratch.At("large"), "--out", _scratch.At("large.yaml"));
        Assert.Contains("images of 300x300 take 22 times the work of 64x64", run.Error, StringComparison.Ordinal);
        Assert.Contains("try --resize 64x64", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Init_AsJson_HasTheDocumentedFields()
    {
        Pictures();
        var run = await Run.Execute("init", _scratch.At("photos"), "--out", _scratch.At("x.yaml"), "--resize", "4x6", "--json");
        using var json = JsonDocument.Parse(run.Out);
        Assert.Equal(
            [
                "name",
                "data",
                "layout",
                "input",
                "classes",
                "train",
                "validation",
                "test",
                "balance",
                "imbalance",
                "duplicates",
                "warnings",
                "fingerprint",
            ],
            json.RootElement.EnumerateObject().Select(field => field.Name)
        );
        Assert.Equal("1x4x6", json.RootElement.GetProperty("input").GetString());
        Assert.Contains("resize: 4x6", await File.ReadAllTextAsync(_scratch.At("x.yaml")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_ThatInitWrote_AreSearchedWithFromAnyFolder()
    {
        Pictures();
        await Run.Execute("init", _scratch.At("photos"), "--out", _scratch.At("nas.yaml"));
        var shown = await Run.Execute("config", "show", "--origin", "--config", _scratch.At("nas.yaml"), "--trials", "7");
        Assert.True(shown.Code == ExitCode.Ok, shown.ToString());
        Assert.Contains($"data: {_scratch.At("photos")}", shown.Out.Replace("'", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains($"# {_scratch.At("nas.yaml")}:", shown.Out, StringComparison.Ordinal);

        var searched = await Run.Execute(
            "search",
            "--config",
            _scratch.At("nas.yaml"),
            "--grammar",
            "einspace",
            "--max-params",
            "1",
            "--trials",
            "1",
            "--seeds",
            "none",
            "--final-epochs",
            "0",
            "--in-process",
            "--out",
            _scratch.At("run")
        );
        Assert.True(searched.Code == ExitCode.NoModel, searched.ToString());
        Assert.Contains("settings from", searched.Error, StringComparison.Ordinal);
        Assert.Contains("warning: 1 file that is no picture was left out", searched.Error, StringComparison.Ordinal);
        var recipe = await File.ReadAllTextAsync(_scratch.At("run/recipe.yaml"));
        Assert.Contains("name: photos", recipe, StringComparison.Ordinal);
    }

    private void Pictures()
    {
        foreach (var (name, count) in new[] { ("cat", 12), ("dog", 48) })
        {
            Directory.CreateDirectory(_scratch.At($"photos/{name}"));
            for (var i = 0; i < count; i++)
            {
                File.WriteAllBytes(
                    _scratch.At($"photos/{name}/{i:00}.pgm"),
                    Encoding.ASCII.GetBytes($"P2 3 2 255 {i % 40} {count} 1 2 3 4")
                );
            }
        }

        File.WriteAllText(_scratch.At("photos/dog/notes.txt"), "not a picture");
    }
}
