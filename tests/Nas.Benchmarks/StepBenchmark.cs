using System.Globalization;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Networks.Lowering;
using Nas.Domain.Architectures.Networks.Rewrites;
using Nas.Domain.Architectures.Tensors;
using Nas.Effects.Engine;
using static TorchSharp.torch;

namespace Nas.Benchmarks;

/// <summary>A training step of resnet18_no_maxpool (batch 64, 3×28×28, 20 classes, one thread), in turns with the same
/// network written as convolutions in Python's torch.</summary>
internal static class StepBenchmark
{
    private const int Batch = 64;
    private const int Classes = 20;
    private const int Rounds = 12;
    private const int Warming = 2;
    private static readonly TensorType Image = TensorType.Image(3, 28, 28);

    public static int Run()
    {
        LibTorch.UseThreads(1);
        using var scope = NewDisposeScope();
        var network = BuiltInSeeds
            .Load("resnet18_no_maxpool", Image)
            .Bind(seed => Lower.ToNetwork(seed, Classes))
            .IfLeft(error => throw new InvalidOperationException(error));
        using var ours = new TimedStep(Fuse.Rewrite(network), Batch);
        using var peer = PythonStep.Start("resnet18_step.py");
        if (peer is null)
        {
            Console.Error.WriteLine("No Python with torch: apt-get install python3-torch, or name one in PYTHON. Our step alone:");
        }

        var rounds = Enumerable.Range(0, Warming + Rounds).Select(_ => (Own: ours.Time(), Peer: peer?.Time())).Skip(Warming).ToArray();
        Console.WriteLine($"{Rounds} steps each, in turns, after {Warming} to warm up; median (least … most)");
        Report("wall clock", rounds, time => time.Wall);
        Report("CPU time", rounds, time => time.Cpu);
        return 0;
    }

    private static void Report(string clock, (StepTime Own, StepTime? Peer)[] rounds, Func<StepTime, double> seconds)
    {
        Console.WriteLine($"{clock, -12}nas-search    {Summary([.. rounds.Select(round => seconds(round.Own))])}");
        if (rounds[0].Peer is not null)
        {
            Console.WriteLine($"{"", -12}Python torch  {Summary([.. rounds.Select(round => seconds(round.Peer!.Value))])}");
            var ratio = Median([.. rounds.Select(round => seconds(round.Own) / seconds(round.Peer!.Value))]);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"", -12}median of the rounds' ratios {ratio:F3}"));
        }
    }

    private static string Summary(double[] seconds) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{1000 * Median(seconds):F0} ms ({1000 * seconds.Min():F0} … {1000 * seconds.Max():F0})"
        );

    private static double Median(double[] numbers)
    {
        var sorted = numbers.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
