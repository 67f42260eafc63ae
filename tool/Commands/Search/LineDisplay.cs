using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Trials;
using Nas.Effects.Runs.Folders;
using Nas.Effects.Training;
using Nas.Tool.Rendering;

namespace Nas.Tool.Commands.Search;

/// <summary>Prints one line for every finished trial, for logs and pipes; at least one line a minute.</summary>
internal sealed class LineDisplay(TextWriter to) : ISearchDisplay
{
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(1);

    private readonly RunningTrials _running = new(TimeProvider.System);
    private readonly Lock _writing = new();
    private RunSession? _session;
    private long _wrote;

    /// <inheritdoc/>
    public async Task<T> During<T>(RunSession session, Func<Task<T>> work)
    {
        _session = session;
        _wrote = session.Time.GetTimestamp();
        using var heartbeat = session.Time.CreateTimer(_ => Heartbeat(session), null, Silence, Silence);
        return await work().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Launched(TrialSpec spec)
    {
        if (spec.Phase == TrialPhase.Final && _session is { } session)
        {
            Say(TrialText.FinalTraining(spec, session.Recipe));
        }
    }

    /// <inheritdoc/>
    public void Progressed(TrialSpec spec, TrainingProgress progress) => _running.Note(spec, progress);

    /// <inheritdoc/>
    public void Recorded(SearchEvent happened, SearchState state)
    {
        switch (happened)
        {
            case SearchEvent.Finished finished:
                Say(Line(state.Trials[finished.Trial], state));
                break;
            case SearchEvent.Fitted { Result: { Unanswered: > 0 } result }:
                Say(TrialText.Unanswered(result));
                break;
            case SearchEvent.Stopped stopped:
                Say($"search stopped: {StopText.Describe(stopped.Reason)}");
                break;
            default:
                break;
        }
    }

    /// <inheritdoc/>
    public void Say(string sentence)
    {
        lock (_writing)
        {
            to.WriteLine(sentence);
            to.Flush();
            _wrote = _session?.Time.GetTimestamp() ?? 0;
        }
    }

    private static string Line(Trial trial, SearchState state)
    {
        var why = trial.Verdict.Map(verdict => verdict.Explanation).IfNone("") is { Length: > 0 } reason
            ? $": {reason.ReplaceLineEndings(" ")}"
            : "";
        return FormattableString.Invariant(
            $"trial {trial.Number, 4}  {TrialText.Verdict(trial), -13} {TrialText.Score(trial), 8}  {TrialText.Parameters(trial), 7} parameters {Quantity.Duration(trial.Usage.Seconds), 8}  {TrialText.Best(state)}  {TrialText.Origin(trial)}{why}"
        );
    }

    private void Heartbeat(RunSession session)
    {
        if (session.Time.GetElapsedTime(_wrote) >= Silence - TimeSpan.FromSeconds(1))
        {
            Say(
                _running.Final.Match(
                    bar => $"final training: {bar}",
                    () =>
                        $"still running: {TrialText.Progress(session.State, session.State.BudgetOf(session.Recipe), session.Elapsed)}, {TrialText.Best(session.State)}"
                )
            );
        }
    }
}
