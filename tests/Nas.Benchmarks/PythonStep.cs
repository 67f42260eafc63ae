using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using Nas.Effects.Workers;

namespace Nas.Benchmarks;

/// <summary>A peer in a Python process that does something for each line it is sent, such as a training step, and answers how long that
/// took.</summary>
internal sealed class PythonStep : IDisposable
{
    /// <summary>How our workers' allocator is set; a peer runs as its users run it, only with one thread.</summary>
    private static readonly string[] Allocator =
    [
        .. WorkerEnvironment.Variables.Keys.Where(name => !name.EndsWith("_NUM_THREADS", StringComparison.Ordinal)),
    ];

    private readonly Process _process;

    private PythonStep(Process process) => _process = process;

    /// <summary>Starts a script of the folder peers; null where Python, torch or what the script needs is missing.</summary>
    public static PythonStep? Start(string script, params string[] arguments)
    {
        var python = Environment.GetEnvironmentVariable("PYTHON") ?? "/usr/bin/python3";
        if (!File.Exists(python))
        {
            return null;
        }

        var info = new ProcessStartInfo(python, [Path.Combine(Folder(), script), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var ours in Allocator)
        {
            info.Environment.Remove(ours);
        }

        var process = Process.Start(info)!;
        if (process.StandardOutput.ReadLine() is not { } greeting)
        {
            process.Dispose();
            return null;
        }

        Console.WriteLine($"peer: {greeting}");
        return new(process);
    }

    /// <summary>Times one step, by the peer's own clocks.</summary>
    public StepTime Time()
    {
        var seconds = Ask("step");
        return new(seconds[0], seconds[1]);
    }

    /// <summary>The numbers that the peer answers a line with.</summary>
    public double[] Ask(string line)
    {
        _process.StandardInput.WriteLine(line);
        _process.StandardInput.Flush();
        return Array.ConvertAll(_process.StandardOutput.ReadLine()!.Split(' '), text => double.Parse(text, CultureInfo.InvariantCulture));
    }

    private static string Folder([CallerFilePath] string caller = "") => Path.Combine(Path.GetDirectoryName(caller)!, "peers");

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
