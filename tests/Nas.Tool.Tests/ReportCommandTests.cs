using LanguageExt;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Trials;
using Nas.Effects.Runs.Folders;
using Nas.Effects.Runs.Searching;
using Nas.Effects.Trials;
using Nas.Tool.CommandLine;
using Nas.Tool.Output;
using static LanguageExt.Prelude;

namespace Nas.Tool.Tests;

public sealed class ReportCommandTests : IDisposable
{
    private readonly Scratch _scratch = new();

    [Fact]
    public async Task Report_OfARun_WritesOnePageAndSaysWhere()
    {
        var folder = await Search("it's a run");
        var run = await Run.Execute("report", folder);
        Assert.Equal((ExitCode.Ok, Path.Combine(folder, "report.html") + "\n", ""), (run.Code, run.Out, run.Error));
        var page = await File.ReadAllTextAsync(Path.Combine(folder, "report.html"));
        Assert.Contains("it&#39;\\&#39;&#39;s a run&#39;", page, StringComparison.Ordinal);
        Assert.EndsWith("</html>\n", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_OfSeveralRuns_ComparesThem()
    {
        var run = await Run.Execute("report", await Search("a"), await Search("b"), "--out", _scratch.At("compared.html"));
        Assert.Equal((ExitCode.Ok, _scratch.At("compared.html") + "\n", ""), (run.Code, run.Out, run.Error));
        var page = await File.ReadAllTextAsync(_scratch.At("compared.html"));
        Assert.Contains("Comparison of 2 runs", page, StringComparison.Ordinal);
        Assert.Contains("The recipes are the same", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_WithTensorBoard_WritesItsFilesToo()
    {
        var folder = await Search("run");
        var run = await Run.Execute("report", folder, "--out", _scratch.At("page.html"), "--tensorboard", _scratch.At("tb"));
        Assert.Equal(ExitCode.Ok, run.Code);
        Assert.True(File.Exists(_scratch.At("page.html")));
        Assert.Equal(
            ["search", "trial-0000", "trial-0001", "trial-0002"],
            Directory.GetDirectories(_scratch.At("tb")).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Report_OfAFolderWithoutARun_IsAMistake() =>
        Assert.Equal(ExitCode.Usage, (await Run.Execute("report", _scratch.Root)).Code);

    [Fact]
    public async Task Report_ThatCannotBeWritten_SaysWhereAndLeavesTheRun()
    {
        var run = await Run.Execute("report", await Search("run"), "--out", Path.Combine(_scratch.Root, "run", "run.db", "page.html"));
        Assert.Equal(ExitCode.RunFolder, run.Code);
        Assert.Contains("the run was only read", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("runs/a-b_1.2", "runs/a-b_1.2")]
    [InlineData("a b", "'a b'")]
    [InlineData("$(rm -r x)", "'$(rm -r x)'")]
    [InlineData("it's", "'it'\\''s'")]
    [InlineData("", "''")]
    public void Word_OfAShell_KeepsTheTextOneWord(string text, string word) => Assert.Equal(word, Shell.Word(text));

    public void Dispose() => _scratch.Dispose();

    private async Task<string> Search(string name)
    {
        var (recipe, folder) = (Recipes.Toy(trials: 3), _scratch.At(name));
        using var session = RunSession
            .Begin(folder, recipe, TimeProvider.System)
            .IfLeft(fault => throw new InvalidOperationException(fault.What));
        var runner = InProcessTrials.CreateRunner((spec, _) => Verdict.FromScore(1.0 / (1 + spec.Trial), Seq(0.1, 0.2), Seq<Metric>()));
        var space = GrammarSpace.FromRecipe(recipe).IfLeft(reason => throw new InvalidOperationException(reason));
        Assert.True(
            (
                await new SearchRun(session, space, runner, 1, SearchObserver.None).Execute(
                    new(CancellationToken.None, CancellationToken.None)
                )
            ).IsRight
        );
        return folder;
    }
}
