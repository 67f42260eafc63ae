using System.Collections.Immutable;
using Nas.Domain.Learning.Formulas;
using Nas.Domain.Numerics.Tables;
using Nas.Domain.Search.Trials;

namespace Nas.Domain.Search.Surrogates;

/// <summary>Ranks candidates by a formula of their proxies.</summary>
internal static class FormulaForecast
{
    /// <summary>The formula's values, or the candidates to read first. A candidate whose value is not known ranks last.</summary>
    public static Forecast Of(Formula formula, ProxyReadings readings, ImmutableArray<Candidate> candidates) =>
        readings.Unread(candidates) is { IsEmpty: false } unread ? new([], unread) : new([.. Values(formula, readings, candidates)], []);

    private static IEnumerable<double> Values(Formula formula, ProxyReadings readings, ImmutableArray<Candidate> candidates)
    {
        var names = formula.Metrics;
        var table = FeatureTable.BuildRows(names, candidates.Length, (row, target) =>
        {
            var values = readings.Of(candidates[row].Text, names);
            for (var i = 0; i < values.Length; i++)
            {
                target[i] = FormulaUnits.Of(names[i], values[i]);
            }
        });
        return FormulaScores.Of(formula, table).Select(value => double.IsNaN(value) ? double.NegativeInfinity : value);
    }
}
