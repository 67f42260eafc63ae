using System.Diagnostics;
using Nas.Domain.Search.Trials;
using Nas.Effects.Engine;
using Nas.Effects.Training.Execution;
using static TorchSharp.torch;

namespace Nas.Effects.Training;

/// <summary>Trains networks.</summary>
public static class Trainer
{
    /// <summary>Trains and scores a network as the job's settings say: mean cross-entropy, full batches only.</summary>
    /// <param name="job">The training.</param>
    /// <param name="cancel">Checked before every batch.</param>
    /// <returns>Never throws because of a candidate: non-finite losses, exhausted memory and
    /// cancellation are verdicts. Other exceptions are defects.</returns>
    /// <exception cref="ArgumentException">The job has neither validation nor test images.</exception>
    public static TrainingOutcome Train(TrainingJob job, CancellationToken cancel)
    {
        LibTorch.Load();
        var clock = Stopwatch.StartNew();
        TrainingOutcome Ended(Verdict verdict) => new(verdict, clock.Elapsed.TotalSeconds, []);
        try
        {
            using var scope = NewDisposeScope();
            using var run = new TrainingRun(job, cancel);
            var verdict = run.ToEnd();
            return Ended(verdict) with { Weights = job.KeepsWeights && verdict is Verdict.Scored ? run.Weights() : [] };
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return Ended(new Verdict.Cancelled());
        }
        catch (Exception e) when (OutOfMemory.IsMeantBy(e))
        {
            return Ended(new Verdict.OutOfMemory(e.Message.Split('\n')[0]));
        }
    }
}
