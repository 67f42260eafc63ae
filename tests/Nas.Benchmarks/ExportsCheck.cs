using System.Diagnostics;
using System.Globalization;
using Nas.Domain.Numerics.Randomness;
using Nas.Tests.Exports;

namespace Nas.Benchmarks;

/// <summary>Exports of the seeds and of many sampled architectures, trained for a few steps, beside Python's torch and an ONNX interpreter.</summary>
internal static class ExportsCheck
{
    private const double Tolerance = 1e-5;

    public static int Run(int sampled, string folder)
    {
        var clock = Stopwatch.StartNew();
        Directory.CreateDirectory(folder);
        var seeds = ExportCase.Seeds.Where((exported, i) => exported.Write(folder, framed: i % 2 == 1)).Count();
        var samples = new[] { ("einspace", sampled / 2), ("einspace-pcfg", sampled - sampled / 2) }
            .Sum(grammar => ExportCase.Sampled(grammar.Item1, new Seed(2)).Where((exported, i) => exported.Write(folder, framed: i % 2 == 1)).Take(grammar.Item2).Count());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seeds} seeds and {samples} sampled architectures trained and exported in {clock.Elapsed.TotalSeconds:F0} s"));

        var checks = PythonExports.Check(folder);
        foreach (var check in checks)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{check.Name,-28} PyTorch {check.PyTorch:0.0e-0}  ONNX {check.Onnx:0.0e-0}"));
        }

        var wrong = checks.Count(check => !(check.PyTorch < Tolerance && check.Onnx < Tolerance));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{checks.Length} models; largest difference of PyTorch {checks.Max(check => check.PyTorch):0.0e-0}, of ONNX {checks.Max(check => check.Onnx):0.0e-0}; {wrong} beyond {Tolerance:0e-0}; {clock.Elapsed.TotalSeconds:F0} s"));
        return wrong == 0 ? 0 : 1;
    }
}
