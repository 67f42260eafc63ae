using Nas.Domain.Search.Tabular;

namespace Nas.Tool.Commands.Benchmarks;

/// <summary>The results of a strategy after some queries: means over seeds, 0 … 1.</summary>
/// <param name="Queries">Number of queries.</param>
/// <param name="Validation">The best validation accuracy.</param>
/// <param name="Test">The test accuracy of that architecture.</param>
/// <param name="TestHalfWidth">Half the width of the 95 % confidence interval of test accuracy and regret; null for one seed.</param>
/// <param name="Regret">The best test accuracy of the table less that.</param>
internal sealed record StrategyPoint(int Queries, double Validation, double Test, double? TestHalfWidth, double Regret)
{
    public static StrategyPoint At(TabularTask task, StrategyCurves curves, int queries)
    {
        var test = curves.Over(curve => curve.Test[queries - 1]);
        return new(
            queries,
            curves.Over(curve => curve.Validation[queries - 1]).Mean,
            test.Mean,
            StrategyFacts.Known(test.HalfWidth),
            task.BestTest - test.Mean
        );
    }
}
