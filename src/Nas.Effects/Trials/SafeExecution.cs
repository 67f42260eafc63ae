using System.Diagnostics;
using System.Runtime.InteropServices;
using LanguageExt;
using Nas.Domain.Search.Trials;
using Nas.Effects.Runs;

namespace Nas.Effects.Trials;

/// <summary>Runs trainers and assessors, turns exceptions into verdicts, and measures time and memory.</summary>
internal static class SafeExecution
{
    public static TrialOutcome Train(TrialTrainer train, TrialSpec spec, CancellationToken cancellation)
    {
        PeakMemory.Reset();
        var began = Stopwatch.GetTimestamp();
        var verdict = Run(() => train(spec, cancellation), failure => failure, cancellation);
        var usage = new Usage(Stopwatch.GetElapsedTime(began).TotalSeconds, PeakMemory.Read());
        // So that the next trial's memory is measured alone, and an idle worker holds none.
        NativeProcess.GiveMemoryBack();
        return new TrialOutcome(verdict, usage);
    }

    public static Either<RunFault, ProxyAssessment> Assess(ProxyAssessor assess, AssessmentSpec spec, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        return Run(
            () => assess(spec, cancellation),
            failure => ProxyAssessment.Failed(spec, failure, Stopwatch.GetElapsedTime(began).TotalSeconds),
            cancellation
        );
    }

    private static T Run<T>(Func<T> work, Func<Verdict, T> failed, CancellationToken cancellation)
    {
        try
        {
            return work();
        }
        catch (OutOfMemoryException cause)
        {
            return failed(new Verdict.OutOfMemory(cause.Message));
        }
        catch (ExternalException cause) when (cause.Message.Contains("out of memory", StringComparison.OrdinalIgnoreCase))
        {
            // What libtorch says first is of use; the rest is its stack.
            return failed(new Verdict.OutOfMemory(cause.Message.Split('\n')[0]));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return failed(new Verdict.Cancelled());
        }
        catch (Exception cause)
        {
            return failed(new Verdict.Crashed($"{cause.GetType().Name}: {cause.Message}"));
        }
    }
}
