using System.Globalization;
using Nas.Domain.Architectures.Networks;
using Nas.Domain.Architectures.Networks.Rewrites;
using Nas.Effects.Engine;
using Nas.Effects.Trials;
using static TorchSharp.torch;

namespace Nas.Benchmarks;

/// <summary>A training step of literal and of fused networks, in turns: the seeds, and architectures sampled from the built-in
/// grammars.</summary>
internal static class FuseBenchmark
{
    private const int Turns = 3;
    private const double EnoughSeconds = 2;

    /// <summary>CPU seconds of a step, the least of the turns.</summary>
    private readonly record struct Row(string Name, bool HasPatches, double Literal, double Fused)
    {
        public double Ratio => Literal / Fused;
    }

    public static int Run(int sampled, int part = 1, int parts = 1) =>
        Run(BenchmarkArchitectures.Seeds().Concat(BenchmarkArchitectures.Sampled(sampled)).Where((_, i) => i % parts == part - 1));

    public static int Run(IEnumerable<BenchmarkArchitectures.Named> architectures)
    {
        LibTorch.UseThreads(1);
        var rows = architectures.Select(Measure).Select(Print).ToArray();
        var drawn = rows.Where(row => row.Name.Contains('/', StringComparison.Ordinal)).ToArray();
        Summarise("all sampled", drawn);
        Summarise("with an im2col", [.. drawn.Where(row => row.HasPatches)]);
        Summarise("without", [.. drawn.Where(row => !row.HasPatches)]);
        return 0;
    }

    private static Row Measure(BenchmarkArchitectures.Named architecture)
    {
        using var scope = NewDisposeScope();
        var literal = architecture.Literal();
        using var first = new TimedStep(literal, BenchmarkArchitectures.Batch);
        using var second = new TimedStep(Fuse.Rewrite(literal), BenchmarkArchitectures.Batch);
        var (min, minFused, spent) = (double.MaxValue, double.MaxValue, 0.0);
        _ = (first.Time(), second.Time());
        for (var turn = 0; turn < 30 && (turn < Turns || spent < EnoughSeconds); turn++)
        {
            var (a, b) = (first.Time().Cpu, second.Time().Cpu);
            (min, minFused, spent) = (Math.Min(min, a), Math.Min(minFused, b), spent + a + b);
        }

        return new(architecture.Name, literal.Nodes.Any(node => node.Op is Primitive.Unfold), min, minFused);
    }

    private static Row Print(Row row)
    {
        // What one architecture needed does not stand in the way of the next.
        NativeProcess.GiveMemoryBack();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{row.Name, -24} {(row.HasPatches ? "im2col" : "      ")} {1000 * row.Literal, 9:F2} ms {1000 * row.Fused, 9:F2} ms {row.Ratio, 6:F2}×"
            )
        );
        return row;
    }

    private static void Summarise(string what, Row[] rows)
    {
        if (rows.Length > 0)
        {
            var mean = Math.Exp(rows.Average(row => Math.Log(row.Ratio)));
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{what}: {rows.Length} architectures, geometric mean {mean:F2}×, worst {rows.Min(row => row.Ratio):F2}×, best {rows.Max(row => row.Ratio):F2}×"
                )
            );
        }
    }
}
