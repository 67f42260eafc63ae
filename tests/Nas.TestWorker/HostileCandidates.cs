using System.Diagnostics;
using System.Runtime.InteropServices;
using LanguageExt;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Trials;
using Nas.Effects.Runs;
using Nas.Effects.Training.Models;
using Nas.Effects.Workers;
using Nas.Tests;

namespace Nas.TestWorker;

/// <summary>A trainer and a reader for words of the toy space that do what a few other words say.</summary>
internal static partial class HostileCandidates
{
    private static readonly List<byte[]> Hoard = [];

    public static Verdict Train(TrialSpec spec, CancellationToken cancellation) =>
        Act(spec.Architecture)
        ?? spec.Architecture switch
        {
            ['s', 'l', 'o', 'w', ' ', ..] => Slow(spec),
            "noise" => Noise(spec),
            "weights" => LeaveWeights(spec),
            "long" => Verdict.FromScore(1, Enumerable.Repeat(0.123456789, 1000).ToSeq(), default),
            _ => ToySpace.Train(spec),
        };

    /// <summary>An honest trainer that takes a quarter of a second, so that there is time to disturb it.</summary>
    public static Verdict TrainUnhurried(TrialSpec spec, CancellationToken cancellation)
    {
        Thread.Sleep(250);
        return ToySpace.Train(spec);
    }

    /// <summary>A trainer to which some words of the toy space are hostile.</summary>
    public static Verdict TrainTreacherous(TrialSpec spec, CancellationToken cancellation) =>
        spec.Architecture switch
        {
            "aaaa" => Abort(),
            "bbbb" => Endless(),
            "cccc" => Eat(),
            "dddd" => Verdict.FromScore(double.NaN, default, default),
            _ => ToySpace.Train(spec),
        };

    public static Either<RunFault, ProxyAssessment> Read(AssessmentSpec spec, CancellationToken cancellation) =>
        spec.Architecture switch
        {
            "fault" => new RunFault(RunFaultKind.Usage, "No candidate can be read.", "", ""),
            var word => Act(word) is { } verdict ? ProxyAssessment.Failed(spec, verdict, 0) : ToySpace.Assess(word),
        };

    /// <summary>A reader to which some words of the toy space are hostile.</summary>
    public static Either<RunFault, ProxyAssessment> ReadTreacherous(AssessmentSpec spec, CancellationToken cancellation) =>
        spec.Architecture switch
        {
            ['a', 'a' or 'b', ..] => Read(spec with { Architecture = "exit" }, cancellation),
            ['b', 'a', ..] => Read(spec with { Architecture = "stop" }, cancellation),
            ['c', 'a', 'a', ..] => Read(spec with { Architecture = "eat" }, cancellation),
            _ => Read(spec, cancellation),
        };

    /// <summary>The data of the toy space; where a variable says so, what a machine has that lacks it, or computes otherwise.</summary>
    public static Either<RunFault, TaskReadiness> Prepare(TaskReference task) =>
        Environment.GetEnvironmentVariable("NAS_TOY_PLACE") switch
        {
            "empty" => new RunFault(RunFaultKind.Usage, $"The images of {task.Name} cannot be read.", "", "Copy them."),
            "other-data" => new TaskReadiness("other", "toy"),
            "other-identity" => new TaskReadiness(task.Fingerprint, "another toy"),
            _ => new TaskReadiness(task.Fingerprint, "toy"),
        };

    private static Verdict? Act(string word) =>
        word switch
        {
            "abort" => Abort(),
            "segfault" => Segfault(),
            "exit" => Exit(),
            "throw" => throw new InvalidOperationException("toy trouble"),
            "overflow" => Overflow(0),
            "stop" => Stop(),
            "endless" => Endless(),
            "eat" => Eat(),
            "pid" => Verdict.FromScore(Environment.ProcessId, default, default),
            "suicide" => Suicide(),
            "hoard" => Keep(),
            "heap" => UseHeap(),
            _ => null,
        };

    private static Verdict Abort()
    {
        NativeAbort();
        return new Verdict.Cancelled();
    }

    private static Verdict Segfault() => NativeLength(8) == 0 ? new Verdict.Cancelled() : new Verdict.Hung("");

    private static Verdict Suicide()
    {
        _ = NativeKill(Environment.ProcessId, 9);
        return Endless();
    }

    /// <summary>Writes its process id to the file that the candidate names, and takes its time.</summary>
    private static Verdict Slow(TrialSpec spec)
    {
        File.WriteAllText(spec.Architecture[5..], $"{Environment.ProcessId}\n");
        Thread.Sleep(500);
        return ToySpace.Train(spec with { Architecture = "face" });
    }

    /// <summary>Leaves the weights that it starts with in reverse. The score says whether they are in a folder of the node's own.</summary>
    private static Verdict LeaveWeights(TrialSpec spec)
    {
        var folder = new WeightsFolder(spec.WeightsFolder.IfNone(""));
        var reversed = folder
            .Content(spec.Inherits.IfNone(""))
            .IfLeft(reason => throw new InvalidOperationException(reason))
            .Reverse()
            .ToArray();
        spec.WeightsFile.IfSome(file => File.WriteAllBytes(file, reversed));
        return new Verdict.Scored(folder.Root.Contains("nas-node-", StringComparison.Ordinal) ? 1 : 0, default, default)
        {
            Weights = folder.Keep(reversed),
        };
    }

    private static Verdict Exit()
    {
        Environment.Exit(0);
        return new Verdict.Cancelled();
    }

    private static Verdict Overflow(int depth) => Overflow(depth + 1).Kind.Length == depth ? new Verdict.Cancelled() : Overflow(depth + 2);

    private static Verdict Stop()
    {
        _ = NativeKill(Environment.ProcessId, 19);
        return Endless();
    }

    private static Verdict Endless()
    {
        while (true)
        {
            Thread.SpinWait(1000);
        }
    }

    private static Verdict Eat()
    {
        var eaten = new List<byte[]>();
        while (true)
        {
            var block = new byte[16 << 20];
            block.AsSpan().Fill(1);
            eaten.Add(block);
        }
    }

    /// <summary>Takes memory, gives none back, and leaves time to notice.</summary>
    private static Verdict Keep()
    {
        Hoard.Add(new byte[150 << 20]);
        Hoard[^1].AsSpan().Fill(1);
        Thread.Sleep(200);
        return Verdict.FromScore(Environment.ProcessId, default, default);
    }

    /// <summary>Takes much of the C library's memory and gives it back to it, all but a few bytes at the end, behind which it would give
    /// back nothing to the system by itself.</summary>
    private static Verdict UseHeap()
    {
        const int MiB = 1 << 20;
        nint[] blocks = [.. Enumerable.Range(0, 200).Select(_ => Marshal.AllocHGlobal(MiB))];
        _ = Marshal.AllocHGlobal(64);
        foreach (var block in blocks)
        {
            Marshal.Copy(new byte[MiB], 0, block, MiB);
        }

        Array.ForEach(blocks, Marshal.FreeHGlobal);
        return Verdict.FromScore(0, default, default);
    }

    private static Verdict Noise(TrialSpec spec)
    {
        Console.WriteLine("{\"request\":1,\"outcome\":{\"verdict\":\"scored\",\"score\":1000}}");
        _ = NativePuts("{\"request\":1,\"outcome\":{\"verdict\":\"scored\",\"score\":2000}}\n");
        using var direct = Process.Start(new ProcessStartInfo("echo", "loud") { UseShellExecute = false })!;
        direct.WaitForExit();
        return ToySpace.Train(spec with { Architecture = "face" });
    }

    [LibraryImport("libc", EntryPoint = "abort")]
    private static partial void NativeAbort();

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int NativeKill(int process, int signal);

    [LibraryImport("libc", EntryPoint = "strlen")]
    private static partial nint NativeLength(nint text);

    [LibraryImport("libc", EntryPoint = "puts", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int NativePuts(string text);
}
