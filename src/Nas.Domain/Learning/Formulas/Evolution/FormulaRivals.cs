using System.Collections.Immutable;
using Nas.Domain.Learning.Quality;
using Nas.Domain.Numerics.Statistics;

namespace Nas.Domain.Learning.Formulas.Evolution;

/// <summary>The baselines for a formula: the single proxies, their mean rank, and the built-in formulas.</summary>
public static class FormulaRivals
{
    /// <summary>The rivals that the problems' metrics allow, the best mean tau first.</summary>
    /// <param name="problems">At least one, all with the same metrics.</param>
    public static ImmutableArray<NamedTaus> Evaluate(ImmutableArray<FormulaProblem> problems)
    {
        var names = problems[0].Metrics.Names;
        var proxies = names.Select(name => Judge(name, new Formula.Metric(name), problems));
        var formulas = BuiltInFormulas
            .All.Where(formula => formula.Formula.Metrics.All(names.Contains))
            .Select(formula => Judge(formula.Name, formula.Formula, problems));
        return
        [
            .. proxies.Concat(formulas).Append(MeanRank(problems)).OrderByDescending(rival => double.IsNaN(rival.Mean) ? -2 : rival.Mean),
        ];
    }

    /// <summary>The tau of a formula on each problem; architectures without score are left out.</summary>
    public static NamedTaus Judge(string name, Formula formula, ImmutableArray<FormulaProblem> problems) =>
        new(name, [.. problems.Select(problem => FormulaTau.Compute(formula, problem, UnknownScores.LeftOut))]);

    private static NamedTaus MeanRank(ImmutableArray<FormulaProblem> problems) =>
        new(
            "mean rank",
            [
                .. problems.Select(problem =>
                {
                    var sums = new double[problem.Metrics.Rows];
                    for (var c = 0; c < problem.Metrics.Columns; c++)
                    {
                        // Unknown scores rank below all others.
                        var ranks = Ranks.Compute([
                            .. problem.Metrics.Column(c).ToArray().Select(value => double.IsNaN(value) ? double.MinValue : value),
                        ]);
                        for (var row = 0; row < sums.Length; row++)
                        {
                            sums[row] += ranks[row];
                        }
                    }

                    return KendallTau.B(sums, problem.Targets.AsSpan());
                }),
            ]
        );
}
