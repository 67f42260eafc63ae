using System.Collections.Immutable;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Numerics.Tables;

namespace Nas.Domain.Learning.Formulas.Evolution;

/// <summary>Problems whose metrics are measured in other units.</summary>
public static class RescaledProblem
{
    private const double MaxOctaves = 2;

    /// <summary>Some architectures of the problem, with each metric times a random factor from 1/4 to 4.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="rows">Number of architectures, drawn at random; all of them if there are fewer.</param>
    /// <param name="stream">Decides.</param>
    /// <remarks>From one data set to another the scale of each proxy changes by a different factor; a formula that also orders a rescaled
    /// problem well does not rely on the units of its table.</remarks>
    public static FormulaProblem Rescale(FormulaProblem problem, int rows, RandomStream stream)
    {
        ImmutableArray<int> drawn = [.. stream.Child("rows").Cursor().NextPermutation(problem.Targets.Length).Take(rows).Order()];
        var (cursor, metrics) = (stream.Cursor(), problem.Metrics.TakeRows(drawn));
        return problem with
        {
            Targets = [.. drawn.Select(row => problem.Targets[row])],
            Metrics = FeatureTable.Build(
                metrics.Names,
                metrics.Rows,
                (c, target) =>
                {
                    var factor = Math.Pow(2, MaxOctaves * (2 * cursor.NextDouble() - 1));
                    var column = metrics.Column(c);
                    for (var row = 0; row < target.Length; row++)
                    {
                        target[row] = factor * column[row];
                    }
                }
            ),
        };
    }
}
