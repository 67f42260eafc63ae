using System.Collections.Immutable;
using System.Globalization;
using Nas.Domain.Learning.Formulas.Evolution;

namespace Nas.Tool.Commands.Formulas;

/// <summary>One object of <c>formula eval --json</c>: Kendall's tau of a score on each problem.</summary>
internal sealed record ScoreFacts(string Score, double? MeanTau, IReadOnlyList<TauFacts> Problems)
{
    private const int NameWidth = 14;

    public static ScoreFacts Describe(NamedTaus taus, ImmutableArray<FormulaProblem> problems) =>
        new(
            taus.Name,
            Known(taus.Mean),
            [.. problems.Zip(taus.Taus).Select(pair => new TauFacts(pair.Item1.Name, pair.Item1.Targets.Length, Known(pair.Item2)))]
        );

    /// <summary>The column titles of <see cref="Row"/>.</summary>
    public static string Titles(ImmutableArray<FormulaProblem> problems) =>
        "mean tau" + string.Concat(problems.Select(problem => $"  {problem.Name, NameWidth}")) + "  score";

    /// <summary>A row of the table as text.</summary>
    public string Row() =>
        Cell(MeanTau, 8)
        + string.Concat(Problems.Select(problem => "  " + Cell(problem.Tau, Math.Max(NameWidth, problem.Problem.Length))))
        + "  "
        + Score;

    private static string Cell(double? tau, int width) => (tau?.ToString("F3", CultureInfo.InvariantCulture) ?? "-").PadLeft(width);

    // A score that is the same for every architecture has no rank correlation.
    private static double? Known(double value) => double.IsFinite(value) ? value : null;
}

/// <summary>Kendall's tau on one problem.</summary>
internal sealed record TauFacts(string Problem, int Architectures, double? Tau);
