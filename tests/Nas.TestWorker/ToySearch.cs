using System.Runtime.InteropServices;
using Nas.Effects.Journals;
using Nas.Effects.Trials;
using Nas.Tests;

namespace Nas.TestWorker;

/// <summary>A search on the toy space whose trials take tens of milliseconds each, in this process. Says when it has opened the run.
/// A largest file stands in for a disk that fills up.</summary>
internal static partial class ToySearch
{
    private const int LargestFile = 1;
    private const int TooLargeFile = 25;

    public static async Task<int> Run(string folder, long largestFile)
    {
        _ = Signal(TooLargeFile, 1);
        _ = SetLimit(LargestFile, [largestFile, largestFile]);
        var recipe = ToySpace.Recipe(ToySpace.Evolution, seed: 11, trials: 60);
        var runner = InProcessTrials.Of((spec, _) =>
        {
            Thread.Sleep(10 + spec.Trial % 7 * 10);
            return ToySpace.Train(spec);
        });
        using var session = RunSession.Begin(folder, recipe, TimeProvider.System).IfLeft(fault => throw new InvalidOperationException($"{fault}"));
        Console.WriteLine("open");
        var run = new SearchRun(session, ToySpace.Space, runner, 3, SearchObserver.None);
        var state = await run.Execute(new StopTokens(default, default));
        state.IfLeft(fault => Console.Error.WriteLine(fault));
        return state.IsRight ? 0 : 1;
    }

    [LibraryImport("libc", EntryPoint = "setrlimit")]
    private static partial int SetLimit(int resource, long[] softAndHard);

    /// <summary>Disposition 1 ignores the signal, so that the write fails instead.</summary>
    [LibraryImport("libc", EntryPoint = "signal")]
    private static partial nint Signal(int signal, nint disposition);
}
