using System.Collections.Immutable;
using Nas.Domain.Numerics.Tables;

namespace Nas.Domain.Learning.Formulas.Evolution;

/// <summary>Judges formulas, each different one once.</summary>
internal sealed class FormulaJudge(ImmutableArray<FormulaProblem> problems, UnknownScores unknown, IndexMap map)
{
    private readonly Dictionary<Formula, Individual> _known = [];

    /// <summary>The number of formulas judged.</summary>
    public int Count => _known.Count;

    public ImmutableArray<Individual> Judge(ImmutableArray<Formula> formulas)
    {
        var open = formulas.Where(formula => !_known.ContainsKey(formula)).Distinct().ToArray();
        foreach (var individual in map.Map(open.Length, i => Individual.Judge(open[i], problems, unknown)))
        {
            _known[individual.Formula] = individual;
        }

        return [.. formulas.Select(formula => _known[formula])];
    }
}
