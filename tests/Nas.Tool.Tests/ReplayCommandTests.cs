using LanguageExt;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Trials;
using Nas.Effects.Runs.Folders;
using Nas.Effects.Runs.Searching;
using Nas.Effects.Trials;
using Nas.Tool.Commands.Replay;
using Nas.Tool.Output;
using static LanguageExt.Prelude;

namespace Nas.Tool.Tests;

public sealed class ReplayCommandTests : IDisposable
{
    private readonly Scratch _scratch = new();

    [Fact]
    public async Task Replay_OfAnAlteredRun_NamesTheDifferenceAndExitsWithCode6()
    {
        var recipe = Recipes.Toy(trials: 3);
        await Search(recipe, Space(recipe with { Task = recipe.Task with { Input = "3x8x8" } }));
        var run = await Run.Execute("replay", _scratch.Root);
        Assert.Equal(ExitCode.ReplayDiffers, run.Code);
        Assert.StartsWith("first difference at trial 0: ", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void ReplayReport_OfAnotherBuild_BlamesTheBuildAsAPossibility()
    {
        var differs = new ReplayResult.Differs(3, "score", "0.5", "0.25");
        Assert.Contains(
            "another build, 0.1.0+0badcafe,",
            ReplayReport.Create("run", differs, "0.1.0+0badcafe").Lines.Last(),
            StringComparison.Ordinal
        );
        Assert.Equal(3, ReplayReport.Create("run", differs, None).Lines.Count());
    }

    [Fact]
    public async Task Search_ThatReusesScoresOfAnotherNumericForm_IsRefused()
    {
        var recipe = Recipes.Toy(trials: 3);
        await Search(recipe, Space(recipe));
        var run = await Run.Execute(
            "search",
            "--task",
            "fashion-mnist",
            "--trials",
            "1",
            "--no-fuse",
            "--in-process",
            "--reuse",
            _scratch.Root,
            "--out",
            _scratch.At("other")
        );
        Assert.True(run.Code == ExitCode.Usage, run.ToString());
        Assert.Contains("only one of them has --no-fuse", run.Error, StringComparison.Ordinal);
        Assert.Contains("literal: true", await File.ReadAllTextAsync(_scratch.At("other/recipe.yaml")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_OfARunWithAnotherRecipe_EndsWithCode7()
    {
        var recipe = Recipes.Toy(trials: 3);
        await Search(recipe, Space(recipe));
        Assert.Equal(ExitCode.Ok, (await Run.Execute("replay", _scratch.Root)).Code);
        var path = _scratch.At("recipe.yaml");
        await File.WriteAllTextAsync(
            path,
            (await File.ReadAllTextAsync(path)).Replace("lookahead: 1", "lookahead: 2", StringComparison.Ordinal)
        );
        var run = await Run.Execute("replay", _scratch.Root);
        Assert.True(run.Code == ExitCode.RunFolder, run.ToString());
    }

    [Theory]
    [InlineData("search", "--resume")]
    [InlineData("replay", "--scores")]
    public async Task RunOfImagesThatChanged_IsRefusedBeforeAnythingIsTrained(string command, string option)
    {
        var recipe = Recipes.Toy(trials: 3) with { Task = new("fashion-mnist", None, "0123456789ab", "1x28x28", 10) };
        await Search(recipe, Space(recipe));
        var journal = await File.ReadAllBytesAsync(_scratch.At("run.db"));
        var run = await Run.Execute(command, option, _scratch.Root);
        Assert.True(run.Code == ExitCode.Data, run.ToString());
        Assert.Contains("not those that the search began with", run.Error, StringComparison.Ordinal);
        Assert.Equal(journal, await File.ReadAllBytesAsync(_scratch.At("run.db")));
    }

    [Fact]
    public async Task Resume_OfARunWithoutItsJournal_IsRefused()
    {
        var recipe = Recipes.Toy(trials: 3);
        await Search(recipe, Space(recipe));
        File.Delete(_scratch.At("run.db"));
        var run = await Run.Execute("search", "--resume", _scratch.Root);
        Assert.True(run.Code == ExitCode.RunFolder, run.ToString());
        Assert.False(File.Exists(_scratch.At("run.db")));
    }

    public void Dispose() => _scratch.Dispose();

    private static SearchSpace Space(Recipe recipe) =>
        GrammarSpace.FromRecipe(recipe).IfLeft(reason => throw new InvalidOperationException(reason));

    private async Task Search(Recipe recipe, SearchSpace space)
    {
        using var session = RunSession
            .Begin(_scratch.Root, recipe, TimeProvider.System)
            .IfLeft(fault => throw new InvalidOperationException(fault.What));
        var runner = InProcessTrials.CreateRunner((spec, _) => Verdict.FromScore(1.0 / (1 + spec.Trial), Seq<double>(), Seq<Metric>()));
        var ended = await new SearchRun(session, space, runner, 1, SearchObserver.None).Execute(
            new(CancellationToken.None, CancellationToken.None)
        );
        Assert.True(ended.IsRight);
    }
}
