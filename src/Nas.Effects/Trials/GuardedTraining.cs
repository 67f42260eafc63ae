using System.Diagnostics;
using Nas.Domain.Search;

namespace Nas.Effects.Trials;

/// <summary>Calls a trainer so that exceptions are verdicts and the use of the machine is measured.</summary>
internal static class GuardedTraining
{
    public static TrialOutcome Run(Trainer train, TrialSpec spec, CancellationToken cancellation)
    {
        PeakMemory.Reset();
        var began = Stopwatch.GetTimestamp();
        var verdict = VerdictOf(train, spec, cancellation);
        return new TrialOutcome(verdict, new Usage(Stopwatch.GetElapsedTime(began).TotalSeconds, PeakMemory.Read()));
    }

    private static Verdict VerdictOf(Trainer train, TrialSpec spec, CancellationToken cancellation)
    {
        try
        {
            return train(spec, cancellation);
        }
        catch (OutOfMemoryException cause)
        {
            return new Verdict.OutOfMemory(cause.Message);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return new Verdict.Cancelled();
        }
        catch (Exception cause)
        {
            return new Verdict.Crashed($"{cause.GetType().Name}: {cause.Message}");
        }
    }
}
