using Nas.Domain.Randomness;
using Nas.Domain.Surrogates;

namespace Nas.Domain.Proxies.Evolution;

/// <summary>Problems whose metrics are measured in other units.</summary>
public static class RescaledProblem
{
    private const double MostOctaves = 2;

    /// <summary>The problem with each metric times a random factor from 1/4 to 4.</summary>
    /// <remarks>From one data set to another the scale of every proxy moves, each by a factor of its own; a formula that also orders a rescaled
    /// problem well does not rely on the units of its table.</remarks>
    public static FormulaProblem Of(FormulaProblem problem, RandomStream stream)
    {
        var cursor = stream.Cursor();
        return problem with
        {
            Metrics = FeatureTable.Build(problem.Metrics.Names, problem.Metrics.Rows, (c, target) =>
            {
                var factor = Math.Pow(2, MostOctaves * (2 * cursor.NextDouble() - 1));
                var column = problem.Metrics.Column(c);
                for (var row = 0; row < target.Length; row++)
                {
                    target[row] = factor * column[row];
                }
            }),
        };
    }
}
