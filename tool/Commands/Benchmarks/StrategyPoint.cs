using System.Text.Json.Serialization;
using Nas.Domain.Search.Tabular;

namespace Nas.Tool.Commands.Benchmarks;

/// <summary>The results of a strategy after some queries or epochs: means over seeds, 0 … 1.</summary>
/// <param name="Queries">Number of queries; null where epochs are counted.</param>
/// <param name="Validation">The best validation accuracy.</param>
/// <param name="Test">The test accuracy of that architecture.</param>
/// <param name="TestHalfWidth">Half the width of the 95 % confidence interval of test accuracy and regret; null for one seed.</param>
/// <param name="Regret">The best test accuracy of the table less that.</param>
internal sealed record StrategyPoint(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Queries,
    double Validation,
    double Test,
    double? TestHalfWidth,
    double Regret
)
{
    /// <summary>Number of epochs; null where queries are counted.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Epochs { get; init; }

    public static StrategyPoint At(TabularTask task, StrategyCurves curves, Horizon horizon, int point)
    {
        var test = curves.Over(curve => curve.Test[point]);
        var spent = (int)Math.Round(horizon.SpentAt(point));
        return new(
            horizon.InEpochs ? null : spent,
            curves.Over(curve => curve.Validation[point]).Mean,
            test.Mean,
            StrategyFacts.Known(test.HalfWidth),
            task.BestTest - test.Mean
        )
        {
            Epochs = horizon.InEpochs ? spent : null,
        };
    }
}
