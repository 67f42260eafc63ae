using System.Diagnostics;
using System.Globalization;
using LanguageExt;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Tasks;
using Nas.Effects.Training;
using Nas.Effects.Workers;

namespace Nas.Benchmarks;

/// <summary>What a trial in a worker process costs apart from training: from the request to the first step and from the last to the
/// verdict.</summary>
/// <remarks>The worker's trials are those of a search, but each is cancelled when it is about to take its first step.</remarks>
internal static class StartBenchmark
{
    public const string WorkerVerb = "start-worker";

    private const int Sampled = 40;
    private const int Turns = 7;

    /// <summary>Milliseconds: of the first trial in the process, and the median of later ones.</summary>
    private readonly record struct Row(string Name, double First, double Warm);

    public static async Task<int> Run()
    {
        await using var pool = new WorkerPool(WorkerProgram.Self(WorkerVerb));
        var data = Tasks.Load(new("addnist")).IfLeft(error => throw new InvalidOperationException($"{error}"));
        var task = new TaskReference(data.Name, Option<string>.None, data.Fingerprint.Hex, data.Input.ToString(), data.Target.Outputs);
        Console.WriteLine($"{"architecture", -24} {"first ms", 9} {"warm ms", 9}");
        var rows = new List<Row>();
        foreach (var architecture in BenchmarkArchitectures.Seeds().Concat(BenchmarkArchitectures.Sampled(Sampled)))
        {
            rows.Add(await Measure(pool, architecture.Name, SpecOf(architecture, task)));
            Console.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"{rows[^1].Name, -24} {rows[^1].First, 9:F1} {rows[^1].Warm, 9:F1}")
            );
        }

        var sampled = rows.Where(row => row.Name.Contains('/', StringComparison.Ordinal)).Select(row => row.Warm).Order().ToArray();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"sampled: median {sampled[sampled.Length / 2]:F1} ms, worst {sampled[^1]:F1} ms; all: worst {rows.Max(row => row.Warm):F1} ms"
            )
        );
        return 0;
    }

    public static int Serve()
    {
        var (trials, over) = (new ImageTrials(new LatestTask()), new CancellationToken(canceled: true));
        return WorkerHost.Run((spec, _) => trials.Train(spec, over), (_, _) => throw new NotSupportedException());
    }

    private static async Task<Row> Measure(WorkerPool pool, string name, TrialSpec spec)
    {
        var times = new List<double>();
        for (var turn = 0; turn < Turns; turn++)
        {
            var began = Stopwatch.GetTimestamp();
            var ended = (await pool.Runner.Run(spec, default)).IfLeft(fault => throw new InvalidOperationException($"{fault}"));
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            _ = ended.Verdict is Verdict.Cancelled ? true : throw new InvalidOperationException($"{name}: {ended.Verdict}");
        }

        return new(name, times[0], times.Skip(1).Order().ElementAt((Turns - 1) / 2));
    }

    private static TrialSpec SpecOf(BenchmarkArchitectures.Named architecture, TaskReference task) =>
        new(
            0,
            TrialPhase.Search,
            ArchitectureText.Print(architecture.Derivation),
            task,
            TrainingRecipe.Default(epochs: 1),
            new TrialLimits(60, 8L << 30, 30),
            new(1)
        );
}
