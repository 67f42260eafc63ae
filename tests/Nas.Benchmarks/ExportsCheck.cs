using System.Diagnostics;
using System.Globalization;
using Nas.Domain.Numerics.Randomness;
using Nas.Tests.Exports;

namespace Nas.Benchmarks;

/// <summary>Exports of the seeds and of many sampled architectures, trained for a few steps, in ONNX Runtime and Python's torch.</summary>
internal static class ExportsCheck
{
    private const double Tolerance = 1e-5;

    public static int Run(int sampled, string folder)
    {
        var clock = Stopwatch.StartNew();
        Directory.CreateDirectory(folder);
        var seeds = ExportCase.Seeds.Where((exported, i) => exported.Write(folder, framed: i % 2 == 1)).Count();
        var samples = new[] { ("einspace", sampled / 2), ("einspace-pcfg", sampled - sampled / 2) }.Sum(grammar =>
            ExportCase
                .Sampled(grammar.Item1, new Seed(2))
                .Where((exported, i) => exported.Write(folder, framed: i % 2 == 1))
                .Take(grammar.Item2)
                .Count()
        );
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{seeds} seeds and {samples} sampled architectures trained and exported in {clock.Elapsed.TotalSeconds:F0} s"
            )
        );

        string[] names = [.. Directory.GetDirectories(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
        var wrong = Report("ONNX Runtime", OnnxExports.Check(folder, names));
        if (PythonExports.Missing is { } missing)
        {
            Console.WriteLine(missing);
        }
        else
        {
            wrong += Report("Python's torch", PythonExports.Check(folder));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clock.Elapsed.TotalSeconds:F0} s"));
        return wrong == 0 ? 0 : 1;
    }

    /// <summary>Prints the differences; how many are beyond the tolerance.</summary>
    private static int Report(string reader, ExportDifference[] checks)
    {
        foreach (var check in checks)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{check.Name, -28} {check.Logits:0.0e-0}"));
        }

        var wrong = checks.Count(check => !(check.Logits < Tolerance));
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{reader}: {checks.Length} models; largest difference {checks.Max(check => check.Logits):0.0e-0}; {wrong} beyond {Tolerance:0e-0}"
            )
        );
        return wrong;
    }
}
