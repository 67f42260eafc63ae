using System.Collections.Immutable;
using System.Globalization;
using Nas.Domain.Learning.Formulas;
using Nas.Domain.Learning.Formulas.Evolution;

namespace Nas.Tool.Commands.Formulas;

/// <summary>The object of <c>formula evolve --json</c>.</summary>
internal sealed record EvolvedFacts(
    string Formula,
    int Size,
    IReadOnlyList<string> Metrics,
    double MeanTau,
    IReadOnlyList<TauFacts> Problems,
    string BestProxy,
    double BestProxyMeanTau,
    IReadOnlyList<FrontFacts> Front,
    long Seed,
    int Generations,
    int Judged,
    double Seconds
)
{
    public static EvolvedFacts Describe(FormulaGeneration last, ImmutableArray<FormulaProblem> problems, long seed, double seconds)
    {
        var formula = FormulaSimplification.Simplify(last.Answer.Formula);
        var best = FormulaRivals.Evaluate(problems).First(rival => problems[0].Metrics.Names.Contains(rival.Name));
        return new(
            formula.ToString(),
            formula.Size,
            formula.Metrics,
            Mean(last.Answer, problems),
            [.. problems.Zip(last.Answer.Taus).Select(pair => new TauFacts(pair.Item1.Name, pair.Item1.Targets.Length, pair.Item2))],
            best.Name,
            best.Mean,
            [.. last.Kept.Select(kept => FrontFacts.Describe(kept.Formula, Mean(kept, problems)))],
            seed,
            last.Number + 1,
            last.Judged,
            seconds
        );
    }

    // Rescaled copies of the problems come after them and are not reported.
    private static double Mean(Individual individual, ImmutableArray<FormulaProblem> problems) =>
        individual.Taus.Take(problems.Length).Average();

    /// <summary>A line for each generation while it runs.</summary>
    public static string Progress(FormulaGeneration generation) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"generation {generation.Number, 3}  mean tau {generation.MeanTau, 7:F4}  best {generation.BestTau, 7:F4}  mean size {generation.MeanSize, 5:F1}  answer {generation.Answer.MeanTau, 7:F4} with {generation.Answer.Size} nodes"
        );

    /// <summary>The formula file: comments that say where it comes from, and the formula.</summary>
    public string File() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            # mean tau {MeanTau:F4} on {string.Join(
                ", ",
                Problems.Select(problem => $"{problem.Problem} ({problem.Architectures})")
            )}; seed {Seed}
            {string.Concat(Front.Select(other => $"# {other.MeanTau:F4}  {other.Size, 3}  {other.Formula}\n"))}{Formula}

            """
        );

    /// <summary>The summary as text.</summary>
    public string Summary() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Judged} formulas judged in {Quantity.Duration(Seconds)}; the best single proxy, {BestProxy}, has {BestProxyMeanTau:F4}; the time to compute the proxies is not included"
        );
}

/// <summary>One formula on the front of length against worth, under the parsimonious rule.</summary>
internal sealed record FrontFacts(string Formula, int Size, double MeanTau)
{
    public static FrontFacts Describe(Formula formula, double meanTau)
    {
        var simple = FormulaSimplification.Simplify(formula);
        return new(simple.ToString(), simple.Size, meanTau);
    }
}
