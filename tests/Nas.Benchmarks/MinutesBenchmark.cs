using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Nas.Benchmarks;

/// <summary>A search with no option but the data and its minutes, beside the hand-written network in the same minutes, one after the
/// other, seed by seed.</summary>
internal static class MinutesBenchmark
{
    private const double Percent = 100;

    /// <summary>Prints a line for every run, and the means with their 95 % intervals.</summary>
    /// <param name="tool">The built tool: a folder with nas-search.dll.</param>
    /// <param name="minutes">Minutes of each run.</param>
    /// <param name="seeds">Number of seeds.</param>
    /// <param name="widths">Widths of the hand-written network.</param>
    /// <param name="tasks">Built-in tasks or folders.</param>
    public static int Run(string tool, double minutes, int seeds, int[] widths, string[] tasks)
    {
        foreach (var task in tasks)
        {
            var rows = new SortedDictionary<string, List<Outcome>>(StringComparer.Ordinal);
            for (var seed = 1; seed <= seeds; seed++)
            {
                foreach (var width in widths)
                {
                    Add(
                        rows,
                        task,
                        string.Create(CultureInfo.InvariantCulture, $"hand-written, width {width}"),
                        ByHand(task, width, minutes, seed)
                    );
                }

                Add(rows, task, "nas-search", Searched(tool, task, minutes, seed));
            }

            foreach (var (name, outcomes) in rows)
            {
                Console.WriteLine($"{task}, {minutes} minutes, {name}: {Summary(outcomes)}");
            }
        }

        return 0;
    }

    private static void Add(SortedDictionary<string, List<Outcome>> rows, string task, string name, Outcome outcome)
    {
        Console.WriteLine($"  {task} {name}: {outcome}");
        rows.TryAdd(name, []);
        rows[name].Add(outcome);
    }

    private static Outcome ByHand(string task, int width, double minutes, int seed)
    {
        var clock = Stopwatch.StartNew();
        var numbers = Output(
                Environment.ProcessPath!,
                [
                    .. Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"
                        ? new[] { Environment.GetCommandLineArgs()[0] }
                        : [],
                    "hand",
                    task,
                    Text(width),
                    Text(minutes),
                    Text(seed),
                ]
            )
            .Split(' ');
        return new(Number(numbers[0]), clock.Elapsed.TotalSeconds, (long)Number(numbers[2]), numbers[3] + " epochs");
    }

    private static Outcome Searched(string tool, string task, double minutes, int seed)
    {
        var folder = Directory.CreateTempSubdirectory("minutes-").FullName;
        var clock = Stopwatch.StartNew();
        var summary = JsonDocument
            .Parse(
                Output(
                    "dotnet",
                    [
                        Path.Combine(tool, "nas-search.dll"),
                        "search",
                        Directory.Exists(task) ? "--data" : "--task",
                        task,
                        "--minutes",
                        Text(minutes),
                        "--seed",
                        Text(seed),
                        "--json",
                        "--out",
                        Path.Combine(folder, "run"),
                    ]
                )
            )
            .RootElement;
        var seconds = clock.Elapsed.TotalSeconds;
        Directory.Delete(folder, recursive: true);
        return new(
            summary.GetProperty("testAccuracy").GetDouble(),
            seconds,
            summary.GetProperty("parameters").GetInt64(),
            $"{summary.GetProperty("trials")} trials, trial {summary.GetProperty("bestTrial")} with {Share(summary, "validationAccuracy")}, "
                + $"best seed {summary.GetProperty("bestSeed")} {Share(summary, "bestSeedAccuracy")}, {summary.GetProperty("finalEpochs")} epochs"
        );
    }

    private static string Share(JsonElement summary, string name) =>
        summary.GetProperty(name) is { ValueKind: JsonValueKind.Number } share
            ? share.GetDouble().ToString("0.0000", CultureInfo.InvariantCulture)
            : "-";

    private static string Output(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? text.Trim() : throw new InvalidOperationException($"{program} ended with {process.ExitCode}");
    }

    /// <summary>Student's t for 95 % and few degrees of freedom.</summary>
    private static string Summary(List<Outcome> outcomes)
    {
        double[] quantiles = [double.NaN, 12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262];
        var mean = outcomes.Average(outcome => outcome.Accuracy);
        var deviation = Math.Sqrt(outcomes.Sum(outcome => Math.Pow(outcome.Accuracy - mean, 2)) / Math.Max(1, outcomes.Count - 1));
        var half = quantiles[Math.Min(quantiles.Length, outcomes.Count) - 1] * deviation / Math.Sqrt(outcomes.Count);
        var interval = outcomes.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $" ± {Percent * half:0.00}") : " (one seed)";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Percent * mean:0.00} %{interval}, {outcomes.Average(outcome => outcome.Seconds):0.0} s, {outcomes.Average(outcome => outcome.Parameters):0} parameters"
        );
    }

    private static string Text(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private sealed record Outcome(double Accuracy, double Seconds, long Parameters, string About)
    {
        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"{Percent * Accuracy:0.00} %, {Seconds:0.0} s, {Parameters} parameters, {About}");
    }
}
