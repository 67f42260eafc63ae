using System.Diagnostics;
using Nas.Effects.Workers;

namespace Nas.Benchmarks;

/// <summary>Runs this program again with the environment of a worker process, which libraries read when they are loaded.</summary>
internal static class AsWorker
{
    public static int Run(Func<int> body)
    {
        if (WorkerEnvironment.Variables.All(pair => Environment.GetEnvironmentVariable(pair.Key) == pair.Value))
        {
            return body();
        }

        var again = new ProcessStartInfo(Environment.ProcessPath!, Environment.GetCommandLineArgs()[(IsHost ? 0 : 1)..]);
        WorkerEnvironment.Set(again);
        using var process = Process.Start(again)!;
        process.WaitForExit();
        return process.ExitCode;
    }

    private static bool IsHost => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet";
}
