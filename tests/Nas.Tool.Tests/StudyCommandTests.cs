using System.Text.Json;
using System.Xml.Linq;
using Nas.Domain.Search.Strategies.Catalogue;
using Nas.Tests;
using Nas.Tool.Commands.Studies;
using Nas.Tool.Output;

namespace Nas.Tool.Tests;

public sealed class StudyCommandTests(StudyCommandTests.TableStudy study) : IClassFixture<StudyCommandTests.TableStudy>, IDisposable
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
        var run = study.Run;
        Assert.True(run.Code == ExitCode.Ok, run.ToString());
        var rows = run.Out.TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(
            ["c10 evolution", "c10 taught", "in16 evolution", "in16 taught"],
            rows.Select(row => $"{row.GetProperty("task")} {row.GetProperty("method")}")
        );
        Assert.All(rows, row => Assert.Equal(2, row.GetProperty("seeds").GetInt32()));
        Assert.All(rows, row => Assert.InRange(row.GetProperty("final").GetDouble(), 0.3, 0.95));
        Assert.Equal(1 + 8, (await File.ReadAllLinesAsync(study.At("searches.csv"))).Length);
        Assert.Equal(1 + 4, (await File.ReadAllLinesAsync(study.At("methods.csv"))).Length);
        Assert.Equal(1 + 4 * 24, (await File.ReadAllLinesAsync(study.At("curves.csv"))).Length);
        foreach (var picture in new[] { "best-c10", "best-in16", "ranks" })
        {
            XDocument.Load(study.At($"{picture}.svg"));
            Assert.StartsWith("%PDF-1.4\n", await File.ReadAllTextAsync(study.At($"{picture}.pdf")), StringComparison.Ordinal);
        }

        var page = await File.ReadAllTextAsync(study.At("study.html"));
        Assert.Contains("Checklist of good practice", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Study_ThatRanBefore_GoesOnWithWhatIsMissing()
    {
        Copy(study.At(""), _scratch.At("out"));
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
        await Execute(Table, "--parallel", "7");
        Assert.Equal(await File.ReadAllTextAsync(study.At("searches.csv")), await File.ReadAllTextAsync(_scratch.At("out/searches.csv")));
    }

    [Fact]
    public async Task Search_OfAStudy_IsAnOrdinaryRun()
    {
        Assert.Equal(ExitCode.Ok, (await Run.Execute("replay", study.At("runs/c10/taught/seed-2"))).Code);
        Assert.Equal(ExitCode.Ok, (await Run.Execute("verify", study.At("runs/c10/taught/seed-2"))).Code);
    }

    [Fact]
    public async Task Show_OfAStudy_PrintsWhatItPrinted()
    {
        var shown = await Run.Execute("study", "show", study.At(""), "--json");
        Assert.Equal(study.Run.Out, shown.Out);
        var told = await Run.Execute("study", "show", study.At(""));
        Assert.Contains("No two methods can be told apart", told.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_OfAStudyWithItself_FindsNoDifference()
    {
        var compared = await Run.Execute("study", "compare", study.At(""), study.At(""), "--json");
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
    public void Studies_ThatComeAlong_CanBeRead() =>
        Assert.All(
            BuiltInStudies.Names,
            name =>
            {
                var file = StudyFile.Read(name, StrategyCatalogue.BuiltIn).IfLeft(failure => throw new FormatException(failure.What));
                Assert.Equal(file.Study.Methods[0].Name, file.Study.Baseline);

                // A language model would be loaded.
                var searches = file.Study.Searches.Filter(search => search.Seed == file.Study.FirstSeed && search.Method != "text");
                Assert.All(searches, search => Assert.True(file.SettingsOf(search, default).IsRight));
            }
        );

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
        Photos.Write(_scratch.At("photos"), 24);
        await File.WriteAllTextAsync(
            _scratch.At("small.yaml"),
            """
            seeds: 1
            settings:
              data: photos
              trials: 2
              trial-epochs: 1
              final-epochs: 0
              lookahead: 1
            tasks:
              - name: photos
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
            File.ReadAllLines(_scratch.At($"studies/small/runs/photos/{method}/seed-1/trials.csv"))[1].Split(',')[9];
    }

    public void Dispose() => _scratch.Dispose();

    private Task<Run> Execute(string text, params string[] options) => Execute(_scratch, text, options);

    private static async Task<Run> Execute(Scratch scratch, string text, params string[] options)
    {
        await File.WriteAllTextAsync(scratch.At("table.yaml"), text);
        return await Run.Execute(["study", scratch.At("table.yaml"), "--out", scratch.At("out"), .. options]);
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    /// <summary>A study of two tables, one search at a time, that the tests only read.</summary>
    public sealed class TableStudy : IAsyncLifetime
    {
        private readonly Scratch _scratch = new();

        internal Run Run { get; private set; } = new(ExitCode.Bug, "", "");

        public async Task InitializeAsync() => Run = await Execute(_scratch, Table, "--parallel", "1", "--json");

        public Task DisposeAsync()
        {
            _scratch.Dispose();
            return Task.CompletedTask;
        }

        internal string At(string name) => Path.Combine(_scratch.At("out"), name);
    }
}
