using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Nas.Tests.Exports;

/// <summary>What Python says of the exports in one folder.</summary>
/// <param name="Name">The folder.</param>
/// <param name="PyTorch">Largest difference of <c>model.py</c>'s logits from ours, relative to the largest logit or 1.</param>
/// <param name="Onnx">The same of <c>model.onnx</c>, which the checker and strict shape inference have accepted.</param>
internal sealed record PythonExports(string Name, double PyTorch, double Onnx)
{
    /// <summary>Checks the exports of all folders in a folder with Debian's Python, torch and onnx.</summary>
    public static PythonExports[] Check(string root)
    {
        var script = Path.Combine(Path.GetDirectoryName(ThisFile())!, "check_exports.py");
        var start = new ProcessStartInfo("/usr/bin/python3", ["-B", script, root]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["OMP_NUM_THREADS"] = start.Environment["OPENBLAS_NUM_THREADS"] = "1";
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        process.WaitForExit();
        return process.ExitCode == 0
            ? [.. output.Result.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Parse)]
            : throw new InvalidOperationException($"python3 {script} {root} ended with {process.ExitCode} (eng/setup --tests installs what it needs):\n{error.Result}");
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;

    private static PythonExports Parse(string line)
    {
        var words = line.Split(' ');
        return new(words[0], double.Parse(words[1], CultureInfo.InvariantCulture), double.Parse(words[2], CultureInfo.InvariantCulture));
    }
}
