using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Nas.Tests.Exports;

/// <summary>What <c>model.py</c> computes in Python's torch, which not every machine has.</summary>
internal static class PythonExports
{
    /// <summary>Why it cannot be asked here, or null.</summary>
    public static string? Missing { get; } =
        Run("-c", "import torch").Code == 0 ? null : "python3 cannot import torch: model.py is not checked.";

    /// <summary>Checks the exports of all folders in a folder, in the order of their names.</summary>
    public static ExportDifference[] Check(string root)
    {
        var script = Path.Combine(Path.GetDirectoryName(ThisFile())!, "check_exports.py");
        var (code, output) = Run("-B", script, root);
        return code == 0
            ? [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')).Select(Parse)]
            : throw new InvalidOperationException($"python3 {script} {root} ended with {code}:\n{output}");
    }

    /// <summary>The probabilities that an export's own <c>predict</c> gives pictures.</summary>
    public static double[][] Predict(string folder, IEnumerable<string> pictures)
    {
        const string Script = "import sys; sys.path.insert(0, '.'); import model\nfor path in sys.argv[1:]: print(*model.predict(path)[1])";
        var (code, output) = Run(["-B", "-c", $"import os; os.chdir({Quoted(folder)})\n{Script}", .. pictures]);
        return code == 0
            ?
            [
                .. output
                    .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                    .Select(line => line.Split(' ').Select(one => double.Parse(one, CultureInfo.InvariantCulture)).ToArray()),
            ]
            : throw new InvalidOperationException(output);
    }

    private static string Quoted(string text) => System.Text.Json.JsonSerializer.Serialize(text);

    private static ExportDifference Parse(string[] words) => new(words[0], double.Parse(words[1], CultureInfo.InvariantCulture));

    private static (int Code, string Output) Run(params string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo("python3", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
            start.Environment["OMP_NUM_THREADS"] = "1";
            using var process = Process.Start(start)!;
            var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            process.WaitForExit();
            return (process.ExitCode, process.ExitCode == 0 ? output.Result : error.Result);
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            return (127, e.Message);
        }
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
