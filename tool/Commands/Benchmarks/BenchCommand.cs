using System.CommandLine;
using Nas.Domain.Search.Strategies.Catalogue;
using Nas.Tool.Output;

namespace Nas.Tool.Commands.Benchmarks;

/// <summary><c>bench</c>: comparisons on published tables, in seconds.</summary>
internal static class BenchCommand
{
    public static Command Create(Terminal terminal, StrategyCatalogue strategies) =>
        new("bench", "Compare strategies and predictors on published tables, in seconds")
        {
            BenchSearchCommand.Create(terminal, strategies),
            BenchFrontCommand.Create(terminal, strategies),
            BenchPredictorsCommand.Create(terminal),
            BenchCurvesCommand.Create(terminal),
        };
}
