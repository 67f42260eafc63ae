using System.Diagnostics;
using System.Globalization;
using LanguageExt;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Grammars;
using Nas.Domain.Architectures.Grammars.Text;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Architectures.Variation;
using Nas.Domain.Numerics.Randomness;

namespace Nas.Benchmarks;

/// <summary>Derivations, mutants and crossovers a second on one core, and whether all of them are well typed.</summary>
internal static class SampleBenchmark
{
    private const int Count = 50_000;
    private const int WarmUp = 5_000;

    private static readonly TensorType Input = TensorType.Image(3, 28, 28);

    public static int Run()
    {
        Console.WriteLine($"{Count} of each for 3x28x28, one thread; latencies in milliseconds");
        Console.WriteLine("grammar        what             per CPU s   per wall s    p50    p99  p99.9     max   none  ill-typed");
        var illTyped = BuiltInGrammars.Names.Sum(Measure);
        Console.WriteLine();
        Console.WriteLine("published Python implementation of einspace, 2 shared cores, CPU seconds of one thread, commit d6b84fe:");
        Console.WriteLine("  samples: 0.8 to 1.6 per second when each is given up after 2 s, 10.7 % of the finished ones ill-typed");
        Console.WriteLine("  mutants of resnet18, checked with a batch of 256: median 1450 ms, mean 14 300 ms each; no crossover");
        return illTyped == 0 ? 0 : 1;
    }

    private static int Measure(string name)
    {
        var grammar = BuiltInGrammars.Load(name).IfLeft(error => throw new InvalidOperationException(error));
        var root = RandomStream.FromSeed(new Seed(1));
        var parents = Enumerable
            .Range(0, 1000)
            .Select(i => Derive.Sample(grammar, Input, root.Child("parents").Child(i)))
            .SelectMany(parent => parent.AsEnumerable())
            .ToArray();
        return Time(grammar, "samples", i => Derive.Sample(grammar, Input, root.Child("sample").Child(i)))
            + Time(grammar, "mutants", i => Mutation.Mutate(grammar, parents[i % parents.Length], root.Child("mutate").Child(i)))
            + Time(
                grammar,
                "crossovers",
                i => Crossover.Cross(grammar, parents[i % parents.Length], parents[i * 7 % parents.Length], root.Child("cross").Child(i))
            )
            + BuiltInSeeds
                .Load("resnet18_no_maxpool", Input, grammar.Settings.Fold)
                .Map(seed => Time(grammar, "resnet18 mutants", i => Mutation.Mutate(grammar, seed, root.Child("seed").Child(i))))
                .IfLeft(1);
    }

    private static int Time(Grammar grammar, string what, Func<int, Option<Derivation>> make)
    {
        for (var i = 0; i < WarmUp; i++)
        {
            make(i);
        }

        var (ticks, made) = (new long[Count], new List<Derivation>(Count));
        GC.Collect();
        var (total, processor) = (Stopwatch.GetTimestamp(), ProcessorSeconds());
        for (var i = 0; i < Count; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            var one = make(i);
            ticks[i] = Stopwatch.GetTimestamp() - begun;
            one.Iter(made.Add);
        }

        processor = ProcessorSeconds() - processor;
        var seconds = Stopwatch.GetElapsedTime(total).TotalSeconds;
        Array.Sort(ticks);
        var illTyped = made.Count(tree => !IsWellTyped(grammar, tree));
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{grammar.Name, -14} {what, -16} {Count / processor, 9:0} {Count / seconds, 12:0} {At(ticks, 0.5), 6:0.000} {At(ticks, 0.99), 6:0.00} {At(ticks, 0.999), 6:0.00} {At(ticks, 1), 7:0.0} {Count - made.Count, 6} {illTyped, 10}"
            )
        );
        return illTyped;
    }

    /// <summary>Of all threads, the garbage collector's and the compiler's included: a busy machine does not change it much.</summary>
    private static double ProcessorSeconds()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime.TotalSeconds;
    }

    private static double At(long[] sorted, double quantile) =>
        sorted[Math.Min(sorted.Length - 1, (int)(quantile * sorted.Length))] * 1000.0 / Stopwatch.Frequency;

    /// <summary>The text, typed from scratch, gives the same types at every node.</summary>
    private static bool IsWellTyped(Grammar grammar, Derivation tree) =>
        ArchitectureText.Parse(ArchitectureText.Print(tree), tree.Input, grammar.Settings.Fold).Exists(read => SameTypes(read, tree));

    private static bool SameTypes(Derivation a, Derivation b) =>
        a.Input == b.Input && a.Output == b.Output && a.Parts.Length == b.Parts.Length && a.Parts.Zip(b.Parts, SameTypes).All(same => same);
}
