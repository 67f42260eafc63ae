using System.Globalization;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Trials;
using Nas.Domain.Text;
using Nas.Effects.Publishing.Reports;
using Nas.Effects.Runs.Folders;
using Nas.Effects.Training;
using Nas.Tool.Output;
using Nas.Tool.Rendering;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Nas.Tool.Commands.Search;

/// <summary>A table of the latest trials, with a bar below it for the final training, redrawn twice a second.</summary>
internal sealed class LiveDisplay(TextWriter to) : ISearchDisplay
{
    private const int RowsShown = 12;
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(500);

    private readonly RunningTrials _running = new(TimeProvider.System);
    private readonly IAnsiConsole _console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(to) });
    private Recipe? _recipe;
    private bool _isDone;
    private string _note = "Ctrl-C stops the search after the running trials";

    /// <inheritdoc/>
    public async Task<T> During<T>(RunSession session, Func<Task<T>> work)
    {
        _recipe = session.Recipe;
        var running = Task.Run(work);
        await _console
            .Live(Picture(session))
            .AutoClear(false)
            .StartAsync(async live =>
            {
                while (await Task.WhenAny(running, Task.Delay(Refresh)).ConfigureAwait(false) != running)
                {
                    live.UpdateTarget(Picture(session));
                }

                (_note, _isDone) = ("", true);
                live.UpdateTarget(Picture(session));
            })
            .ConfigureAwait(false);
        return await running.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Launched(TrialSpec spec)
    {
        if (spec.Phase == TrialPhase.Final)
        {
            _note = TrialText.FinalTraining(spec, _recipe!);
        }
    }

    /// <inheritdoc/>
    public void Progressed(TrialSpec spec, TrainingProgress progress) => _running.Note(spec, progress);

    /// <inheritdoc/>
    public void Recorded(SearchEvent happened, SearchState state)
    {
        // Shown with the next redraw.
        if (happened is SearchEvent.Finished finished)
        {
            _running.Forget(finished.Trial);
        }
        else if (happened is SearchEvent.Fitted { Result: { Unanswered: > 0 } result })
        {
            Say(TrialText.Unanswered(result));
        }
    }

    /// <inheritdoc/>
    public void Say(string sentence) => _note = sentence;

    private Rows Picture(RunSession session)
    {
        IRenderable[] bar = _isDone ? [] : [.. _running.Final.Map(text => (IRenderable)new Text(text)).AsEnumerable()];
        return new([Trials(session), .. bar]);
    }

    private Table Trials(RunSession session)
    {
        var state = session.State;
        var table = new Table { Border = TableBorder.Rounded }
            .Title(
                Shown(
                    $"{session.Recipe.Task.Name}: {TrialText.Progress(state, session.State.BudgetOf(session.Recipe), session.Elapsed)}, {TrialText.Best(state)}"
                )
            )
            .AddColumns(
                new TableColumn("trial").RightAligned(),
                new TableColumn("verdict"),
                new TableColumn(ScoreText.Measure(state.Trials)).RightAligned(),
                new TableColumn("parameters").RightAligned(),
                new TableColumn("seconds").RightAligned(),
                new TableColumn("origin")
            );
        foreach (var trial in state.Trials.Skip(Math.Max(0, state.Trials.Count - RowsShown)))
        {
            table.AddRow(Cells(trial, state).Select(cell => new Markup(cell)));
        }

        return _note.Length > 0 ? table.Caption(Shown(_note)) : table;
    }

    private static string Shown(string text) => Markup.Escape(PlainText.Of(text));

    private string[] Cells(Trial trial, SearchState state)
    {
        var running = trial.Verdict.IsSome ? default : _running.Find(trial.Number);
        var isBest = state.Best.Exists(best => best.Number == trial.Number);
        return
        [
            string.Create(CultureInfo.InvariantCulture, $"{trial.Number}"),
            running.Match(one => one.Epoch, () => TrialText.Verdict(trial)),
            isBest ? $"[bold green]{TrialText.Score(trial)} *[/]" : TrialText.Score(trial),
            TrialText.Parameters(trial),
            trial.Verdict.IsSome ? Quantity.Duration(trial.Usage.Seconds) : running.Match(one => one.Left, () => ""),
            Shown(TrialText.Origin(trial)),
        ];
    }
}
