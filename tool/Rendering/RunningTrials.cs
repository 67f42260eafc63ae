using System.Collections.Concurrent;
using System.Globalization;
using LanguageExt;
using Nas.Domain.Search.Trials;
using Nas.Effects.Training;
using static LanguageExt.Prelude;

namespace Nas.Tool.Rendering;

/// <summary>How far the running trainings are, and how long they will still take at their pace.</summary>
internal sealed class RunningTrials(TimeProvider time)
{
    private const int BarWidth = 24;

    private readonly ConcurrentDictionary<(TrialPhase Phase, int Trial), Step> _running = new();

    /// <summary>Notes how far a training is.</summary>
    public void Note(TrialSpec spec, TrainingProgress progress)
    {
        var now = time.GetTimestamp();
        _running.AddOrUpdate((spec.Phase, spec.Trial), _ => new(now, progress, progress), (_, step) => step with { Latest = progress });
    }

    /// <summary>Forgets a trial of the search.</summary>
    public void Forget(int trial) => _running.TryRemove((TrialPhase.Search, trial), out _);

    /// <summary>A running trial of the search: <c>epoch 2 of 3</c> and <c>12 s left</c>.</summary>
    public Option<(string Epoch, string Left)> Find(int trial) =>
        _running.TryGetValue((TrialPhase.Search, trial), out var step) ? Some((Epoch(step.Latest), Left(step))) : None;

    /// <summary>A bar for the final training, if it is running.</summary>
    public Option<string> Final =>
        _running.Where(pair => pair.Key.Phase == TrialPhase.Final).Select(pair => Bar(pair.Value)).ToSeq().HeadOrNone();

    private string Bar(Step step)
    {
        var full = (int)Math.Round(step.Latest.Done * BarWidth);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"[{new string('#', full)}{new string('.', BarWidth - full)}] {step.Latest.Done, 4:0%}  {Epoch(step.Latest)}  {Learnt(step.Latest)}  {Left(step)}"
        );
    }

    private static string Learnt(TrainingProgress progress) =>
        progress.Accuracy.Match(
            right => $"{Quantity.Percent(right)} of training images right",
            () => FormattableString.Invariant($"training loss {progress.Loss:0.0000}")
        );

    private static string Epoch(TrainingProgress progress) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"epoch {progress.Epoch}{progress.Epochs.Map(all => string.Create(CultureInfo.InvariantCulture, $" of {all}")).IfNone("")}"
        );

    private string Left(Step step)
    {
        var gained = step.Latest.Done - step.First.Done;
        return gained > 0
            ? $"{Quantity.Duration(time.GetElapsedTime(step.Since).TotalSeconds / gained * (1 - step.Latest.Done))} left"
            : "";
    }

    private sealed record Step(long Since, TrainingProgress First, TrainingProgress Latest);
}
