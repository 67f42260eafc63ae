using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Nas.Benchmarks;

/// <summary>The peer's training step in a Python process that takes one step for each line it is sent.</summary>
internal sealed class PythonStep : IDisposable
{
    private readonly Process _process;

    private PythonStep(Process process) => _process = process;

    /// <summary>Starts Python; null where there is none with torch.</summary>
    public static PythonStep? Start([CallerFilePath] string caller = "")
    {
        var python = Environment.GetEnvironmentVariable("PYTHON") ?? "/usr/bin/python3";
        var script = Path.Combine(Path.GetDirectoryName(caller)!, "peers", "resnet18_step.py");
        if (!File.Exists(python))
        {
            return null;
        }

        var process = Process.Start(new ProcessStartInfo(python, [script]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
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
        _process.StandardInput.WriteLine("step");
        _process.StandardInput.Flush();
        var seconds = Array.ConvertAll(_process.StandardOutput.ReadLine()!.Split(' '), text => double.Parse(text, CultureInfo.InvariantCulture));
        return new(seconds[0], seconds[1]);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
