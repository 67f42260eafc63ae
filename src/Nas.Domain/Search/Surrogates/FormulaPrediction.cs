using System.Collections.Immutable;
using Nas.Domain.Learning.Formulas;
using Nas.Domain.Numerics.Tables;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Surrogates;

/// <summary>Ranks candidates by a formula of their proxies.</summary>
internal static class FormulaPrediction
{
    /// <summary>The formula's values, or the candidates to read first. A candidate whose value is not known ranks last.</summary>
    public static SurrogatePrediction Compute(Formula formula, ProxyAssessments assessments, ImmutableArray<Candidate> candidates) =>
        assessments.Unassessed(candidates) is { IsEmpty: false } unassessed
            ? new([], unassessed)
            : new([.. Values(formula, assessments, candidates)], []);

    private static IEnumerable<double> Values(Formula formula, ProxyAssessments assessments, ImmutableArray<Candidate> candidates)
    {
        var names = formula.Metrics;
        var table = FeatureTable.BuildRows(
            names,
            candidates.Length,
            (row, target) =>
            {
                var values = assessments.ValuesOf(candidates[row].Text, names);
                for (var i = 0; i < values.Length; i++)
                {
                    target[i] = FormulaUnits.Scale(names[i], values[i]);
                }
            }
        );
        return FormulaScores.Compute(formula, table).Select(value => double.IsNaN(value) ? double.NegativeInfinity : value);
    }
}
