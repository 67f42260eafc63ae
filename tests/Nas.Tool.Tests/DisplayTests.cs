using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Trials;
using Nas.Effects.Runs.Folders;
using Nas.Effects.Runs.Searching;
using Nas.Effects.Training;
using Nas.Effects.Trials;
using Nas.Tool.Commands.Search;
using Nas.Tool.Rendering;
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

    [Fact]
    public void RunningTrials_OfAFinalTraining_ShowABarWithAccuracy()
    {
        var time = new SteppedTime();
        var running = new RunningTrials(time);
        var recipe = Recipes.Toy(trials: 1);
        var spec = new TrialSpec(0, TrialPhase.Final, "", recipe.Task, recipe.Training, recipe.TrialLimits, recipe.Seed);
        running.Note(spec, At(0.25, 1));
        time.Advance(TimeSpan.FromSeconds(10));
        running.Note(spec, At(0.5, 2));

        Assert.Equal("[############............]  50%  epoch 2 of 4  83.10 % of training images right  20.0 s left", running.Final);

        static TrainingProgress At(double done, int epoch) =>
            new(epoch, 1, 10, 0.5)
            {
                Done = done,
                Epochs = 4,
                Accuracy = 0.831,
            };
    }

    [Fact]
    public async Task Progress_WhileTrialsAreOpen_CountsFinishedOnes()
    {
        var texts = new List<string>();
        await Shown(writer => new LineDisplay(writer), state => texts.Add(TrialText.Progress(state, new(3, None, None), TimeSpan.Zero)));

        Assert.Contains(texts, text => text.StartsWith("2 of 3 trials, 1 open", StringComparison.Ordinal));
        Assert.Equal("3 of 3 trials, 0.0 s", texts[^1]);
    }

    public void Dispose() => _scratch.Dispose();

    private async Task<string> Shown(Func<TextWriter, ISearchDisplay> make, Action<SearchState>? watch = null)
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
                new SearchRun(session, space, runner, 1, new(Recorded, display.Launched)).Execute(
                    new(CancellationToken.None, CancellationToken.None)
                )
        );
        return writer.ToString();

        void Recorded(SearchEvent happened, SearchState state)
        {
            display.Recorded(happened, state);
            watch?.Invoke(state);
        }
    }
}
