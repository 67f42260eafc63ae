using System.Text.Json;
using System.Xml.Linq;
using Nas.Tests;
using Nas.Tool.Output;

namespace Nas.Tool.Tests;

public sealed class StudyCommandTests : IDisposable
{
    private const string Table = """
        seeds: 2
        settings:
          trials: 24
          population: 8
          lookahead: 1
        tasks:
          - name: c10
            settings: { task: nasbench201-c10 }
          - name: in16
            settings: { task: nasbench201-in16 }
        methods:
          - name: evolution
            settings: { strategy: regularised-evolution }
          - name: taught
            learns_from: evolution
            settings: { strategy: surrogate-selection, predictor: ridge }
        """;

    private readonly Scratch _scratch = new();

    [Fact]
    public async Task Study_OfATable_RunsEverySearchAndWritesItsResults()
    {
        var run = await Execute(Table, "--json");
        Assert.True(run.Code == ExitCode.Ok, run.ToString());
        var rows = run.Out.TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(
            ["c10 evolution", "c10 taught", "in16 evolution", "in16 taught"],
            rows.Select(row => $"{row.GetProperty("task")} {row.GetProperty("method")}")
        );
        Assert.All(rows, row => Assert.Equal(2, row.GetProperty("seeds").GetInt32()));
        Assert.All(rows, row => Assert.InRange(row.GetProperty("final").GetDouble(), 0.3, 0.95));
        Assert.Equal(1 + 8, (await File.ReadAllLinesAsync(_scratch.At("out/searches.csv"))).Length);
        Assert.Equal(1 + 4, (await File.ReadAllLinesAsync(_scratch.At("out/methods.csv"))).Length);
        Assert.Equal(1 + 4 * 24, (await File.ReadAllLinesAsync(_scratch.At("out/curves.csv"))).Length);
        foreach (var picture in new[] { "best-c10", "best-in16", "ranks" })
        {
            XDocument.Load(_scratch.At($"out/{picture}.svg"));
            Assert.StartsWith("%PDF-1.4\n", await File.ReadAllTextAsync(_scratch.At($"out/{picture}.pdf")), StringComparison.Ordinal);
        }

        var page = await File.ReadAllTextAsync(_scratch.At("out/study.html"));
        Assert.Contains("Checklist of good practice", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Study_ThatRanBefore_GoesOnWithWhatIsMissing()
    {
        await Execute(Table);
        var journal = _scratch.At("out/runs/c10/taught/seed-1/run.db");
        var before = await File.ReadAllBytesAsync(journal);
        Directory.Delete(_scratch.At("out/runs/in16/taught/seed-2"), recursive: true);
        var again = await Execute(Table);
        Assert.True(again.Code == ExitCode.Ok, again.ToString());
        Assert.Equal(1, again.Error.Split('\n').Count(line => line.Contains("seed", StringComparison.Ordinal)));
        Assert.Matches("^[1-8] of 8  in16, taught, seed 2: 24 trials, validation ", again.Error);
        Assert.Equal(before, await File.ReadAllBytesAsync(journal));
    }

    [Fact]
    public async Task Study_InAnyNumberOfPlaces_IsTheSame()
    {
        await Execute(Table, "--parallel", "1");
        var one = await File.ReadAllTextAsync(_scratch.At("out/searches.csv"));
        Directory.Delete(_scratch.At("out"), recursive: true);
        await Execute(Table, "--parallel", "7");
        Assert.Equal(one, await File.ReadAllTextAsync(_scratch.At("out/searches.csv")));
    }

    [Fact]
    public async Task Search_OfAStudy_IsAnOrdinaryRun()
    {
        await Execute(Table);
        Assert.Equal(ExitCode.Ok, (await Run.Execute("replay", _scratch.At("out/runs/c10/taught/seed-2"))).Code);
        Assert.Equal(ExitCode.Ok, (await Run.Execute("verify", _scratch.At("out/runs/c10/taught/seed-2"))).Code);
    }

    [Fact]
    public async Task Show_OfAStudy_PrintsWhatItPrinted()
    {
        var run = await Execute(Table);
        var shown = await Run.Execute("study", "show", _scratch.At("out"));
        Assert.Equal(run.Out, shown.Out);
        Assert.Contains("No two methods can be told apart", shown.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_OfAStudyWithItself_FindsNoDifference()
    {
        await Execute(Table);
        var compared = await Run.Execute("study", "compare", _scratch.At("out"), _scratch.At("out"), "--json");
        var rows = compared.Out.TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(4, rows.Count);
        Assert.All(rows, row => Assert.Equal(0, row.GetProperty("gain").GetDouble()));
    }

    [Fact]
    public async Task Mistakes_InAStudy_AreToldAtOnceWithTheirLines()
    {
        var run = await Execute(
            """
            seeds: many
            settings: { populaton: 3, trials: 0 }
            tasks:
              - name: c10
                settings: { task: nasbench201-c10, seed: 4 }
            methods: []
            """
        );
        Assert.Equal(ExitCode.Usage, run.Code);
        Snapshot.Matches("Mistakes/study", run.Error.Replace(_scratch.Root, "FOLDER", StringComparison.Ordinal));
        Assert.False(Directory.Exists(_scratch.At("out")));
    }

    [Fact]
    public async Task Searches_ThatCannotBegin_AreToldBeforeAnyBegins()
    {
        var run = await Execute(
            Table
                .Replace("nasbench201-in16", "nowhere", StringComparison.Ordinal)
                .Replace("strategy: regularised-evolution", "strategy: random, refit: 3", StringComparison.Ordinal)
        );
        Assert.Equal(ExitCode.Usage, run.Code);
        Snapshot.Matches("Mistakes/study-searches", run.Error);
        Assert.False(Directory.Exists(_scratch.At("out")));
    }

    [Fact]
    public async Task Study_WithoutAFile_SaysWhatIsMissing()
    {
        var run = await Run.Execute("study");
        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Contains("study FILE.yaml", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Study_OfTrainedNetworks_TrainsTheFirstGenerationOnce()
    {
        await File.WriteAllTextAsync(
            _scratch.At("small.yaml"),
            """
            seeds: 1
            settings:
              task: fashion-mnist
              trials: 2
              trial-epochs: 1
              final-epochs: 0
              max-macs: 3000000
              lookahead: 1
            tasks:
              - name: fashion
                settings: {}
            methods:
              - name: evolution
                settings: { population: 2 }
              - name: random
                settings: { strategy: random }
            """
        );
        var run = await ProgramRun.Execute(_scratch.Root, [], [.. ProgramRun.Tool, "study", "small.yaml"]);
        Assert.True(run.Code == 0, run.ToString());
        string[] seconds = [Seconds("evolution"), Seconds("random")];
        Assert.Equal(seconds[0], seconds[1]);

        // Seconds are measured, so equal ones were taken over.
        string Seconds(string method) =>
            File.ReadAllLines(_scratch.At($"studies/small/runs/fashion/{method}/seed-1/trials.csv"))[1].Split(',')[9];
    }

    public void Dispose() => _scratch.Dispose();

    private async Task<Run> Execute(string study, params string[] options)
    {
        await File.WriteAllTextAsync(_scratch.At("table.yaml"), study);
        return await Run.Execute(["study", _scratch.At("table.yaml"), "--out", _scratch.At("out"), .. options]);
    }
}
