using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Trials;
using Nas.Effects.Runs.Folders;
using Nas.Effects.Runs.Searching;
using Nas.Effects.Trials;
using Nas.Tool.Commands.Search;
using static LanguageExt.Prelude;

namespace Nas.Tool.Tests;

public sealed class DisplayTests : IDisposable
{
    private readonly Scratch _scratch = new();

    [Fact]
    public async Task LineDisplay_OfASearch_HasALineForEachTrial()
    {
        var lines = (await Shown(writer => new LineDisplay(writer))).TrimEnd('\n').Split('\n');
        Assert.Equal(4, lines.Length);
        Assert.StartsWith("trial    0  scored        100.00 %", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("trial    1  diverged             -", lines[1], StringComparison.Ordinal);
        Assert.EndsWith("the loss is NaN", lines[1], StringComparison.Ordinal);
        Assert.Equal("search stopped: all trials are done", lines[3]);
    }

    [Fact]
    public async Task LiveDisplay_OfASearch_EndsWithATableOfItsTrials()
    {
        var picture = await Shown(writer => new LiveDisplay(writer));
        Assert.Contains("toy: 3 of 3 trials", picture, StringComparison.Ordinal);
        Assert.Contains("100.00 % *", picture, StringComparison.Ordinal);
        Assert.Contains("diverged", picture, StringComparison.Ordinal);
    }

    public void Dispose() => _scratch.Dispose();

    private async Task<string> Shown(Func<TextWriter, ISearchDisplay> make)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var (recipe, display) = (Recipes.Toy(trials: 3), make(writer));
        using var session = RunSession
            .Begin(_scratch.Root, recipe, TimeProvider.System)
            .IfLeft(fault => throw new InvalidOperationException(fault.What));
        var space = GrammarSpace.FromRecipe(recipe).IfLeft(reason => throw new InvalidOperationException(reason));
        var runner = InProcessTrials.CreateRunner(
            (spec, _) =>
                spec.Trial == 1
                    ? new Verdict.Diverged("the loss is NaN")
                    : Verdict.FromScore(1.0 / (1 + spec.Trial), Seq<double>(), Seq<Metric>())
        );
        await display.During(
            session,
            () =>
                new SearchRun(session, space, runner, 1, new(display.Recorded, display.Launched)).Execute(
                    new(CancellationToken.None, CancellationToken.None)
                )
        );
        return writer.ToString();
    }
}
