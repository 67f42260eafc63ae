using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Nas.Domain.Learning.Formulas;
using Nas.Domain.Learning.Formulas.Evolution;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Numerics.Statistics;
using Nas.Effects.Learning;

namespace Nas.Benchmarks;

/// <summary>Formulas evolved on the proxies of CIFAR-10 and judged on proxies of other data sets and batches, beside the single
/// proxies.</summary>
internal static class FormulaBenchmark
{
    // Its values depend on the number of classes: no formula with it carries over to a data set that has another one.
    private const string DependsOnClasses = "epe_nas";

    /// <summary>Runs so many seeds of either rule with the authors' population and generations; only the kinds named, where some
    /// are.</summary>
    public static int Run(int seeds, string[] names)
    {
        var train = CellTables.Full("c10");
        ImmutableArray<FormulaProblem> others =
        [
            CellTables.Full("in16"),
            CellTables.Sample("c10"),
            CellTables.Sample("c100"),
            CellTables.Sample("in16"),
        ];
        Console.WriteLine(
            $"{"score", -16} c10  | {string.Join(" | ", others.Select(problem => $"{problem.Name} ({problem.Targets.Length})"))} | mean of the others"
        );
        foreach (var rival in FormulaRivals.Evaluate(others))
        {
            Print(rival.Name, KnownTau(rival.Name, train), rival, "");
        }

        var all = new FormulaEvolution { Metrics = train.Metrics.Names, Rescaled = 20 };
        var some = all with { Metrics = all.Metrics.Items.Remove(DependsOnClasses) };
        (string Name, FormulaEvolution Evolution)[] kinds =
        [
            ("rescaled", some),
            ("parsimonious", some with { Rescaled = 0 }),
            ("published", some with { Rescaled = 0, Rule = new PublishedRule() }),
            ("rescaled, all", all),
        ];
        foreach (var (name, evolution) in kinds.Where(kind => names.Length == 0 || names.Contains(kind.Name)))
        {
            Seeds(name, evolution, seeds, train, others);
        }

        return 0;
    }

    private static void Seeds(
        string name,
        FormulaEvolution evolution,
        int seeds,
        FormulaProblem train,
        ImmutableArray<FormulaProblem> others
    )
    {
        var means = new List<double>();
        for (var seed = 1; seed <= seeds; seed++)
        {
            var clock = Stopwatch.StartNew();
            var last = evolution
                .Run([train], RandomStream.FromSeed(new(seed)).Child("formulas"), new ParallelMap(Environment.ProcessorCount))
                .Last();
            var seconds = clock.Elapsed.TotalSeconds;
            var taus = FormulaRivals.Judge($"{name} {seed}", last.Answer.Formula, others);
            means.Add(taus.Mean);
            Print(
                taus.Name,
                last.Answer.Taus[0],
                taus,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $" | {last.Number + 1} generations, {last.Judged} formulas, {seconds:F1} s | {FormulaSimplification.Simplify(last.Answer.Formula)}"
                )
            );
        }

        var over = MeanAndDeviation.Compute(means);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: mean of the others {over.Mean:F3} ± {over.Deviation:F3}, least {means.Min():F3}"
            )
        );
    }

    private static double KnownTau(string rival, FormulaProblem train) =>
        FormulaRivals.Evaluate([train]).First(other => other.Name == rival).Mean;

    private static void Print(string name, double trained, NamedTaus others, string more) =>
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name, -16} {trained:F3} | {string.Join(" | ", others.Taus.Select(tau => tau.ToString("F3", CultureInfo.InvariantCulture)))} | {others.Mean:F3}{more}"
            )
        );
}
