using Nas.Domain.Learning.Quality;

namespace Nas.Domain.Learning.Formulas.Evolution;

/// <summary>How well a formula orders the architectures of a problem.</summary>
public static class FormulaTau
{
    /// <summary>Kendall's tau-b between the formula and the targets; NaN when all scores are equal or none is known.</summary>
    public static double Compute(Formula formula, FormulaProblem problem, UnknownScores unknown)
    {
        var scores = FormulaScores.Compute(formula, problem.Metrics);
        return unknown == UnknownScores.RankedLast ? Last(scores, problem) : Known(scores, problem);
    }

    private static double Last(double[] scores, FormulaProblem problem)
    {
        var lowest = scores.Where(score => !double.IsNaN(score)).DefaultIfEmpty(0).Min();
        foreach (ref var score in scores.AsSpan())
        {
            // A logarithm can give minus infinity as a score; unknown scores then tie with it.
            score = double.IsNaN(score) ? Math.BitDecrement(lowest) : score;
        }

        return KendallTau.B(scores, problem.Targets.AsSpan());
    }

    private static double Known(double[] scores, FormulaProblem problem)
    {
        var targets = problem.Targets.ToArray();
        var known = 0;
        for (var row = 0; row < scores.Length; row++)
        {
            if (!double.IsNaN(scores[row]))
            {
                (scores[known], targets[known]) = (scores[row], targets[row]);
                known++;
            }
        }

        return KendallTau.B(scores.AsSpan(0, known), targets.AsSpan(0, known));
    }
}
