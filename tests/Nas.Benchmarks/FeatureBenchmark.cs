using System.Diagnostics;
using System.Globalization;
using Nas.Domain.Architectures.Cells;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Features;
using Nas.Domain.Architectures.Grammars;
using Nas.Domain.Architectures.Grammars.Text;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Numerics.Randomness;
using Nas.Effects.Benchmarks;

namespace Nas.Benchmarks;

/// <summary>How many architectures a second graph features are computed of, on one core.</summary>
internal static class FeatureBenchmark
{
    private const int Count = 5_000;
    private const int CellRounds = 9;

    public static int Run()
    {
        MeasureCells();
        Console.WriteLine($"graph features of {Count} sampled architectures for 3x28x28, one thread");
        Console.WriteLine("grammar        columns   mean nodes   most nodes   per second");
        foreach (var name in BuiltInGrammars.Names)
        {
            Measure(BuiltInGrammars.Load(name).IfLeft(error => throw new InvalidOperationException(error)));
        }

        return 0;
    }

    private static void MeasureCells()
    {
        var cells = CellTables.Right(NasBench201.CellsOf(NasBench201.Cells));
        var row = new double[CellFeatures.Names.Length];
        double PerSecond()
        {
            var begun = Stopwatch.GetTimestamp();
            foreach (var cell in cells)
            {
                CellFeatures.Write(cell, row);
            }

            return cells.Length / Stopwatch.GetElapsedTime(begun).TotalSeconds;
        }

        var rounds = Enumerable.Range(0, CellRounds).Select(_ => PerSecond()).ToArray();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"NAS-Bench-201: {row.Length} features, {rounds.Order().ElementAt(CellRounds / 2):0} cells a second (median of {CellRounds} times {cells.Length} cells)"
            )
        );
    }

    private static void Measure(Grammar grammar)
    {
        var root = RandomStream.FromSeed(new Seed(1));
        var trees = Enumerable
            .Range(0, Count)
            .SelectMany(i => Derive.Sample(grammar, TensorType.Image(3, 28, 28), root.Child(i)).AsEnumerable())
            .ToArray();
        var features = GraphFeatures.For(grammar);
        var row = new double[features.Names.Length];
        Array.ForEach(trees[..500], tree => features.Write(tree, row));
        var begun = Stopwatch.GetTimestamp();
        Array.ForEach(trees, tree => features.Write(tree, row));
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{grammar.Name, -14} {row.Length, 7} {trees.Average(tree => tree.Nodes), 12:0.0} {trees.Max(tree => tree.Nodes), 12} {trees.Length / Stopwatch.GetElapsedTime(begun).TotalSeconds, 12:0}"
            )
        );
    }
}
