using System.Globalization;
using System.Text;
using Nas.Domain.Search.Tabular;

namespace Nas.Tool.Commands.Benchmarks;

/// <summary>Curves as a table: a row for each strategy and query, means over the seeds with the ends of their 95 % confidence
/// intervals.</summary>
internal static class CurveTable
{
    public static string Csv(TabularTask task, IEnumerable<StrategyCurves> strategies, Horizon horizon)
    {
        var text = new StringBuilder($"strategy,{(horizon.InEpochs ? "epochs" : "query")},validation,test,test_low,test_high,regret\n");
        foreach (var strategy in strategies)
        {
            for (var query = 0; query < strategy.Curves[0].Test.Length; query++)
            {
                var (at, validation, test) = (
                    query,
                    strategy.Over(curve => curve.Validation[query]),
                    strategy.Over(curve => curve.Test[query])
                );
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"\"{strategy.Name.Replace("\"", "\"\"", StringComparison.Ordinal)}\",{Math.Round(horizon.SpentAt(at))},{validation.Mean:F6},{test.Mean:F6},{test.Low:F6},{test.High:F6},{task.BestTest - test.Mean:F6}\n"
                );
            }
        }

        return text.ToString();
    }
}
