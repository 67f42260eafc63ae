using System.Runtime.CompilerServices;
using System.Text.Json;
using Nas.Tool.Output;

namespace Nas.Tool.Tests;

public sealed class ArchiveCommandTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Export_OfRuns_MergesThemAndShowSaysWhatIsThere()
    {
        await Searched("nasbench201-c10", "1", "a");
        await Searched("nasbench201-c10", "2", "b");
        var export = await Run.Execute("archive", "export", _scratch.At("a"), _scratch.At("b"), "--out", _scratch.At("both.csv.gz"));
        Assert.True(export.Code == ExitCode.Ok, export.ToString());
        Assert.StartsWith("40 architectures, 40 of them scored, of 1 task(s) in ", export.Error, StringComparison.Ordinal);
        await Run.Execute("archive", "export", _scratch.At("b"), "--out", _scratch.At("b.csv"));
        await Run.Execute("archive", "export", _scratch.At("a"), "--out", _scratch.At("a.csv"));
        await Run.Execute(
            "archive",
            "merge",
            _scratch.At("b.csv"),
            _scratch.At("a.csv"),
            _scratch.At("both.csv.gz"),
            "--out",
            _scratch.At("merged.csv")
        );
        await Run.Execute("archive", "merge", _scratch.At("both.csv.gz"), "--out", _scratch.At("unpacked.csv"));
        Assert.Equal(await File.ReadAllTextAsync(_scratch.At("unpacked.csv")), await File.ReadAllTextAsync(_scratch.At("merged.csv")));

        Nas.Tests.Snapshot.Matches("Cli/archive-show", (await Run.Execute("archive", "show", Case())).Out);
        using var json = JsonDocument.Parse((await Run.Execute("archive", "show", _scratch.At("both.csv.gz"), "--json")).Out);
        Assert.Equal(
            [
                "task",
                "fingerprint",
                "input",
                "classes",
                "epochs",
                "batch",
                "grammars",
                "searches",
                "architectures",
                "scored",
                "worst",
                "median",
                "best",
                "bestId",
                "bestArchitecture",
                "withProxies",
                "seconds",
            ],
            json.RootElement.EnumerateObject().Select(field => field.Name)
        );
        Assert.Equal(2, json.RootElement.GetProperty("searches").GetInt32());
    }

    [Fact]
    public async Task Search_WithAnArchive_ReportsTauAndReplaysWithoutTheArchive()
    {
        await Searched("nasbench201-c10", "1", "school", "--trials", "30");
        await Run.Execute("archive", "export", _scratch.At("school"), "--out", _scratch.At("school.csv"));
        string[] taught = ["--strategy", "surrogate-selection", "--surrogate-from", _scratch.At("school.csv")];
        await Searched("nasbench201-c100", "5", "one", taught);
        var searched = await Searched("nasbench201-c100", "5", "two", taught);
        Assert.Equal(
            await File.ReadAllTextAsync(_scratch.At("one/trials.csv")),
            await File.ReadAllTextAsync(_scratch.At("two/trials.csv"))
        );
        using var summary = JsonDocument.Parse(searched.Out);
        Assert.InRange(summary.RootElement.GetProperty("archiveTau").GetDouble(), -1, 1);
        Assert.InRange(summary.RootElement.GetProperty("surrogateTau").GetDouble(), -1, 1);
        // The best of twenty cells that another task chose is among the best of all: 73.49 % is the highest.
        Assert.InRange(summary.RootElement.GetProperty("validationAccuracy").GetDouble(), 0.71, 0.735);

        File.Delete(_scratch.At("school.csv"));
        Assert.Equal("identical: 21 decisions\n", (await Run.Execute("replay", _scratch.At("one"))).Out);
        Assert.Contains("surrogate   tau ", (await Run.Execute("status", _scratch.At("one"))).Out, StringComparison.Ordinal);
        var longer = await Run.Execute("search", "--resume", _scratch.At("one"), "--trials", "25");
        Assert.True(longer.Code == ExitCode.Ok, longer.ToString());

        await File.AppendAllTextAsync(_scratch.At("two/archive.csv"), "\n");
        foreach (var command in new[] { new[] { "search", "--resume" }, ["replay"], ["status"] })
        {
            var refused = await Run.Execute([.. command, _scratch.At("two")]);
            Assert.Equal(ExitCode.RunFolder, refused.Code);
            Assert.Contains("archive.csv is not the archive that the search began with", refused.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Search_TaughtByItsOwnTask_SaysSo()
    {
        await Searched("nasbench201-c10", "1", "school");
        await Run.Execute("archive", "export", _scratch.At("school"), "--out", _scratch.At("school.csv"));
        var run = await Searched(
            "nasbench201-c10",
            "2",
            "again",
            "--strategy",
            "surrogate-objective",
            "--surrogate-from",
            _scratch.At("school.csv")
        );
        Assert.Contains("warning: 20 of the archive's 20 scored architectures are of this same task", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_WithAPooledArchive_ReplaysAndDiffersFromAveraging()
    {
        await Searched("nasbench201-c100", "20", "school");
        await Run.Execute("archive", "export", _scratch.At("school"), "--out", _scratch.At("school.csv"));
        string[] taught = ["--strategy", "surrogate-selection", "--predictor", "ridge", "--surrogate-from", _scratch.At("school.csv")];
        await Searched("nasbench201-c10", "12", "averaged", taught);
        var pooled = await Searched("nasbench201-c10", "12", "pooled", [.. taught, "--transfer", "pool", "--drop-zeros"]);
        Assert.True(pooled.Code == ExitCode.Ok, pooled.ToString());
        Assert.Equal(ExitCode.Ok, (await Run.Execute("replay", _scratch.At("pooled"))).Code);
        Assert.NotEqual(
            await File.ReadAllTextAsync(_scratch.At("averaged/trials.csv")),
            await File.ReadAllTextAsync(_scratch.At("pooled/trials.csv"))
        );
    }

    [Theory]
    [InlineData("taught-without-surrogate", ExitCode.Usage, "--task", "fashion-mnist")]
    [InlineData(
        "taught-nothing-seen",
        ExitCode.Usage,
        "--task",
        "fashion-mnist",
        "--strategy",
        "surrogate-selection",
        "--surrogate",
        "zcp"
    )]
    [InlineData("taught-in-another-language", ExitCode.Usage, "--task", "nasbench201-c10", "--strategy", "surrogate-selection")]
    public async Task Search_ThatAnArchiveCannotTeach_SaysWhy(string name, object code, params string[] options)
    {
        var run = await Run.Execute(["search", .. options, "--surrogate-from", Case(), "--out", _scratch.At("run")]);
        Assert.Equal(code, run.Code);
        Nas.Tests.Snapshot.Matches($"Mistakes/{name}", run.Error);
        Assert.False(Directory.Exists(_scratch.At("run")));
    }

    [Fact]
    public async Task Eval_OfArchives_PrintsATableOfTasks()
    {
        await Searched("nasbench201-c10", "1", "a");
        await Searched("nasbench201-in16", "1", "b");
        await Run.Execute("archive", "export", _scratch.At("a"), _scratch.At("b"), "--out", _scratch.At("ab.csv"));
        var run = await Run.Execute("surrogate", "eval", "--archive", _scratch.At("ab.csv"), "--predictors", "ridge", "--seeds", "2");
        Nas.Tests.Snapshot.Matches("Cli/surrogate-eval-archive", run.ToString());
        var json = (
            await Run.Execute("surrogate", "eval", "--archive", _scratch.At("ab.csv"), "--predictors", "ridge", "--seeds", "2", "--json")
        )
            .Out.TrimEnd('\n')
            .Split('\n');
        Assert.Equal(4, json.Length);
        using var first = JsonDocument.Parse(json[0]);
        Assert.Equal(
            ["predictor", "source", "target", "learnt", "ranked", "tau", "tauDeviation"],
            first.RootElement.EnumerateObject().Select(field => field.Name)
        );
    }

    [Fact]
    public async Task Continual_OfArchives_LearnsWithAndWithoutOthers()
    {
        await Searched("nasbench201-c10", "1", "a");
        await Searched("nasbench201-in16", "1", "b");
        await Run.Execute("archive", "export", _scratch.At("a"), _scratch.At("b"), "--out", _scratch.At("ab.csv"));
        string[] options = ["surrogate", "eval", "--archive", _scratch.At("ab.csv"), "--predictors", "ridge", "--continual", "5"];
        Nas.Tests.Snapshot.Matches("Cli/surrogate-eval-continual", (await Run.Execute([.. options, "--seeds", "2"])).ToString());
        Nas.Tests.Snapshot.Matches(
            "Cli/surrogate-eval-continual-raw",
            (await Run.Execute([.. options, "--seeds", "2", "--no-refit", "--targets", "raw", "--drop-zeros"])).ToString()
        );
    }

    [Theory]
    [InlineData("give either a table, with --table and --target, or archives, with --archive", "--predictors", "forest")]
    [InlineData("there is no file missing.csv", "--archive", "missing.csv")]
    public async Task Eval_OfWhatIsNotThere_SaysSo(string message, params string[] options)
    {
        var run = await Run.Execute(["surrogate", "eval", .. options]);
        Assert.NotEqual(ExitCode.Ok, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    private async Task<Run> Searched(string task, string seed, string folder, params string[] options)
    {
        string[] line =
        [
            "search",
            "--config",
            "none",
            "--task",
            task,
            "--trials",
            "20",
            "--strategy",
            "random",
            "--seed",
            seed,
            "--final-epochs",
            "0",
            "--out",
            _scratch.At(folder),
            "--json",
        ];
        var run = await Run.Execute([
            .. line.Where(
                (_, i) => i == 0 || !options.Contains(line[i].StartsWith("--", StringComparison.Ordinal) ? line[i] : line[i - 1])
            ),
            .. options,
        ]);
        Assert.True(run.Code == ExitCode.Ok, run.ToString());
        return run;
    }

    private static string Case([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "Cases", "archives", "fashion-mnist.csv"));
}
