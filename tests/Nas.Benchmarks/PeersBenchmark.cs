using System.Globalization;
using Nas.Domain.Architectures.Networks.Rewrites;
using Nas.Effects.Engine;
using static TorchSharp.torch;

namespace Nas.Benchmarks;

/// <summary>Training steps of seeds (batch 64, 3×28×28, one thread): our rewritten networks, in turns with the original implementation of
/// einspace.</summary>
internal static class PeersBenchmark
{
    private const int Rounds = 12;
    private const int Warming = 10;
    private static readonly string[] Seeds = ["resnet18_no_maxpool", "wideresnet16_4", "transformer", "mlp_mixer"];

    public static int Run(string checkout, string[] seeds)
    {
        if (!Directory.Exists(Path.Combine(checkout, "einspace")))
        {
            Console.Error.WriteLine($"There is no checkout of github.com/linusericsson/einspace in {checkout}; nothing was compared.");
            return 0;
        }

        LibTorch.UseThreads(1);
        Console.WriteLine($"{"seed", -20} {"original ms", 12} {"ours ms", 9} {"ratio", 6} {"CPU ratio", 10}");
        return (seeds is [] ? Seeds : seeds).All(seed => Compare(checkout, seed)) ? 0 : 1;
    }

    private static bool Compare(string checkout, string seed)
    {
        using var scope = NewDisposeScope();
        using var ours = new TimedStep(Fuse.Rewrite(BenchmarkArchitectures.ByName(seed).Literal()), BenchmarkArchitectures.Batch);
        using var original = PythonStep.Start("einspace_step.py", checkout, seed);
        if (original is null)
        {
            Console.Error.WriteLine($"{seed}: the original does not run (see above).");
            return false;
        }

        var rounds = Enumerable
            .Range(0, Warming + Rounds)
            .Select(_ => (Theirs: original.Time(), Ours: ours.Time()))
            .Skip(Warming)
            .ToArray();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{seed, -20} {1000 * Median(rounds.Select(round => round.Theirs.Wall)), 12:F0} {1000 * Median(rounds.Select(round => round.Ours.Wall)), 9:F0} "
                    + $"{Median(rounds.Select(round => round.Theirs.Wall / round.Ours.Wall)), 6:F2} {Median(rounds.Select(round => round.Theirs.Cpu / round.Ours.Cpu)), 10:F2}"
            )
        );
        return true;
    }

    private static double Median(IEnumerable<double> numbers)
    {
        var sorted = numbers.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
