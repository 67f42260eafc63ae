using System.Text.Json;
using Nas.Tests;
using Nas.Tool.Output;

namespace Nas.Tool.Tests;

public sealed class ConfigTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Schema_OfTheSettings_IsAsApproved() =>
        Snapshot.Matches("Cli/config-schema", (await Run.Execute("config", "schema")).Out);

    [Fact]
    public async Task Show_OfNothing_IsTheDefaultsAndReadsBack()
    {
        var shown = await Run.Execute("config", "show", "--config", "none");
        Snapshot.Matches("Cli/config-show", shown.Out);
        var again = await Run.Execute("config", "show", "--config", Written(shown.Out));
        Assert.Equal(shown.Out, again.Out);
    }

    [Fact]
    public async Task Setting_OfSeveralSources_IsThatOfTheNearest()
    {
        var path = Written("trials: 5\nmax-macs: 7\nbatch: 8 # eight\ngrammar: einspace-pcfg\nminutes: null\n");
        var line = ProgramRun.Tool.Concat(["config", "show", "--json", "--config", path, "--trials", "3"]).ToArray();
        var run = await ProgramRun.Execute(_scratch.Root, [("NAS_TRIALS", "4"), ("NAS_MAX_MACS", "6")], line);
        Assert.True(run.Code == 0, run.ToString());
        var found = run
            .Out.TrimEnd('\n')
            .Split('\n')
            .Select(one => JsonDocument.Parse(one).RootElement)
            .ToDictionary(
                one => one.GetProperty("name").GetString()!,
                one => $"{one.GetProperty("value")} {one.GetProperty("origin")} {one.GetProperty("place")}"
            );
        Assert.Equal("3 commandline command line", found["trials"]);
        Assert.Equal("6 environment NAS_MAX_MACS", found["max-macs"]);
        Assert.Equal($"8 file {path}:3", found["batch"]);
        Assert.Equal($"einspace-pcfg file {path}:4", found["grammar"]);
        Assert.Equal(" default default", found["minutes"]);
        Assert.Equal("0.9 default default", found["momentum"]);
    }

    [Theory]
    [InlineData("qin2025")]
    [InlineData("einspace2024")]
    [InlineData("nas-bench-360")]
    public async Task Protocol_ByName_SetsAllThatItsFileSays(string name)
    {
        var shown = await Run.Execute("config", "show", "--config", "none", "--protocol", name, "--origin");
        Assert.True(shown.Code == ExitCode.Ok, shown.ToString());
        Snapshot.Matches(
            $"Cli/protocol-{name}",
            string.Join('\n', shown.Out.Split('\n').Where(line => line.Contains(".yaml", StringComparison.Ordinal)))
        );
    }

    [Fact]
    public async Task Protocol_WithSettingsBeside_GivesWay()
    {
        var path = Written("protocol: qin2025\nbatch: 9\n");
        var shown = (await Run.Execute("config", "show", "--config", path, "--origin", "--population", "7", "--strategy", "random")).Out;
        Assert.Matches("population: 7 +# command line", shown);
        Assert.Matches($"batch: 9 +# {path}:2", shown);
        Assert.Matches("trial-epochs: 16 +# qin2025.yaml of the tool:", shown);
        Assert.Matches("refit: 5 +# default", shown);
    }

    [Fact]
    public async Task Protocol_OfATable_IsSearchedWithItsGrammar()
    {
        string[] line = ["search", "--config", "none", "--protocol", "qin2025", "--task", "nasbench201-c10", "--trials", "104"];
        var run = await Run.Execute([.. line, "--out", _scratch.At("run")]);
        Assert.True(run.Code == ExitCode.Ok, run.ToString());
        var recipe = await File.ReadAllTextAsync(_scratch.At("run/recipe.yaml"));
        Assert.Contains("targets: raw", recipe, StringComparison.Ordinal);
        Assert.Contains("population: 100", recipe, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Ok, (await Run.Execute("replay", _scratch.At("run"))).Code);
    }

    [Fact]
    public async Task Protocol_OfNoName_SaysWhichThereAre()
    {
        var run = await Run.Execute("search", "--config", "none", "--protocol", "qin2052");
        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Contains("there is no protocol 'qin2052'; did you mean 'qin2025'?", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_AsShown_AreTakenByASearchThatUsesFewOfThem()
    {
        var shown = await Run.Execute("config", "show", "--config", "none", "--task", "nasbench201-c10", "--trials", "3");
        var run = await Run.Execute("search", "--config", Written(shown.Out), "--out", _scratch.At("run"));
        Assert.True(run.Code == ExitCode.Ok, run.ToString());
    }

    [Theory]
    [InlineData("config-unknown", "trials: 5\nmax-mac: 7\n")]
    [InlineData("config-bad-value", "trials: many\nmax-macs: 0.5\n")]
    [InlineData("config-twice", "trials: 5\ntrials: 6\n")]
    [InlineData("config-nested", "budget:\n  trials: 5\n")]
    [InlineData("config-list", "seeds: [a, b]\n")]
    [InlineData("config-tag", "trials: !!int 5\n")]
    [InlineData("config-alias", "trials: &a 5\nepochs: *a\n")]
    [InlineData("config-no-mapping", "- trials\n")]
    [InlineData("config-malformed", "trials: 'five\n")]
    [InlineData("config-broken-tag", "seed: !![3\n")]
    [InlineData("config-two-documents", "trials: 5\n...\ntrials: 6\n")]
    [InlineData("config-many", "trials: many\nmax-mac: 7\nseeds: [a, b]\nbatch: 0\nbatch: 8\nepochs:\n  few: 1\n")]
    public async Task File_WithAMistake_IsNamedByItsLine(string name, string text)
    {
        var run = await Run.Execute("search", "--config", Written(text));
        Assert.Equal(ExitCode.Usage, run.Code);
        Snapshot.Matches($"Mistakes/{name}", run.Error.Replace(_scratch.Root, "FOLDER", StringComparison.Ordinal));
    }

    [Fact]
    public async Task File_InTheCurrentFolder_IsFoundAndSaid()
    {
        File.WriteAllText(_scratch.At("nas.yaml"), "strategy: evolution\n");
        var run = await ProgramRun.Execute(_scratch.Root, [], [.. ProgramRun.Tool, "search"]);
        Assert.Equal(2, run.Code);
        Assert.Contains("settings from nas.yaml: strategy", run.Error, StringComparison.Ordinal);
        Assert.Contains("there is no strategy 'evolution'", run.Error, StringComparison.Ordinal);
        var without = await ProgramRun.Execute(_scratch.Root, [], [.. ProgramRun.Tool, "config", "show", "--origin", "--config", "none"]);
        Assert.DoesNotContain("nas.yaml", without.Out, StringComparison.Ordinal);
    }

    private string Written(string text)
    {
        File.WriteAllText(_scratch.At("some.yaml"), text);
        return _scratch.At("some.yaml");
    }
}
