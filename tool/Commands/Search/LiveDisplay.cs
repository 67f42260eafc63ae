using System.Globalization;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Trials;
using Nas.Effects.Runs.Folders;
using Nas.Tool.Output;
using Nas.Tool.Rendering;
using Spectre.Console;

namespace Nas.Tool.Commands.Search;

/// <summary>A table of the latest trials, redrawn twice a second.</summary>
internal sealed class LiveDisplay(TextWriter to) : ISearchDisplay
{
    private const int RowsShown = 12;
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(500);

    private readonly IAnsiConsole _console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(to) });
    private Recipe? _recipe;
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

                _note = "";
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
    public void Recorded(SearchEvent happened, SearchState state)
    {
        // Shown with the next redraw.
    }

    /// <inheritdoc/>
    public void Say(string sentence) => _note = sentence;

    private Table Picture(RunSession session)
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
                new TableColumn("accuracy").RightAligned(),
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

    private static string[] Cells(Trial trial, SearchState state)
    {
        var isBest = state.Best.Exists(best => best.Number == trial.Number);
        return
        [
            string.Create(CultureInfo.InvariantCulture, $"{trial.Number}"),
            TrialText.Verdict(trial),
            isBest ? $"[bold green]{TrialText.Score(trial)} *[/]" : TrialText.Score(trial),
            TrialText.Parameters(trial),
            trial.Verdict.IsSome ? Quantity.Duration(trial.Usage.Seconds) : "",
            Shown(TrialText.Origin(trial)),
        ];
    }
}
