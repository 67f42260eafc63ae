using System.Globalization;
using Nas.Domain.Derivations;
using Nas.Domain.Grammars;
using Nas.Domain.Networks;
using Nas.Domain.Randomness;
using Nas.Domain.Tensors;
using static TorchSharp.torch;

namespace Nas.Benchmarks;

/// <summary>A training step of literal and of fused networks, in turns: the seeds, and architectures sampled from the built-in grammars.</summary>
internal static class FuseBenchmark
{
    private const int Classes = 20;
    private const int Batch = 64;
    private const int Turns = 3;
    private const double EnoughSeconds = 2;
    private static readonly TensorType Image = TensorType.Image(3, 28, 28);

    /// <summary>CPU seconds of a step, the least of the turns.</summary>
    private readonly record struct Row(string Name, bool HasPatches, double Literal, double Fused)
    {
        public double Ratio => Literal / Fused;
    }

    public static int Run(int sampled)
    {
        if (Environment.GetEnvironmentVariable("OPENBLAS_NUM_THREADS") != "1")
        {
            Console.Error.WriteLine("Set OPENBLAS_NUM_THREADS=1: the system's BLAS has threads of its own, which one thread of libtorch does not bind.");
            return 2;
        }

        set_num_threads(1);
        var seeds = BuiltInSeeds.Names.Select(name => (name, Derivation: BuiltInSeeds.Load(name, Image)))
            .SelectMany(seed => seed.Derivation.ToSeq().Select(derivation => (seed.name, derivation)));
        var rows = seeds.Concat(Sampled("einspace", sampled / 2)).Concat(Sampled("einspace-pcfg", sampled - sampled / 2))
            .Select(item => Measure(item.Item1, item.Item2)).Select(Print).ToArray();
        var drawn = rows.Where(row => row.Name.Contains('/', StringComparison.Ordinal)).ToArray();
        Summarise("all sampled", drawn);
        Summarise("with an im2col", [.. drawn.Where(row => row.HasPatches)]);
        Summarise("without", [.. drawn.Where(row => !row.HasPatches)]);
        return 0;
    }

    private static IEnumerable<(string Name, Derivation Derivation)> Sampled(string grammarName, int count)
    {
        var grammar = BuiltInGrammars.Load(grammarName).IfLeft(error => throw new InvalidOperationException(error));
        var stream = RandomStream.FromSeed(new Seed(11)).Child(grammarName);
        return Enumerable.Range(0, int.MaxValue)
            .SelectMany(i => Derive.Sample(grammar, Image, stream.Child(i)).AsEnumerable().Select(derivation => (Name: $"{grammarName}/{i}", Derivation: derivation)))
            .Where(item => Cost.Of(item.Derivation, Classes, Batch) is { Macs: >= 1_000_000 and <= 50_000_000, ActivationBytes: < 2_000_000_000, Parameters: < 50_000_000 })
            .Take(count);
    }

    private static Row Measure(string name, Derivation derivation)
    {
        using var scope = NewDisposeScope();
        var literal = Lower.ToNetwork(derivation, Classes).IfLeft(error => throw new InvalidOperationException(error));
        using var first = new TimedStep(literal, Batch);
        using var second = new TimedStep(Fuse.Rewrite(literal), Batch);
        var (least, leastFused, spent) = (double.MaxValue, double.MaxValue, 0.0);
        _ = (first.Time(), second.Time());
        for (var turn = 0; turn < 30 && (turn < Turns || spent < EnoughSeconds); turn++)
        {
            var (a, b) = (first.Time().Cpu, second.Time().Cpu);
            (least, leastFused, spent) = (Math.Min(least, a), Math.Min(leastFused, b), spent + a + b);
        }

        return new(name, literal.Nodes.Any(node => node.Op is Primitive.Unfold), least, leastFused);
    }

    private static Row Print(Row row)
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{row.Name,-24} {(row.HasPatches ? "im2col" : "      ")} {1000 * row.Literal,9:F2} ms {1000 * row.Fused,9:F2} ms {row.Ratio,6:F2}×"));
        return row;
    }

    private static void Summarise(string what, Row[] rows)
    {
        if (rows.Length > 0)
        {
            var mean = Math.Exp(rows.Average(row => Math.Log(row.Ratio)));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{what}: {rows.Length} architectures, geometric mean {mean:F2}×, worst {rows.Min(row => row.Ratio):F2}×, best {rows.Max(row => row.Ratio):F2}×"));
        }
    }
}
