using System.CommandLine;
using Nas.Tool.Output;

namespace Nas.Tool.Commands.Benchmarks;

/// <summary><c>bench</c>: comparisons on published tables, in seconds.</summary>
internal static class BenchCommand
{
    public static Command Create(Terminal terminal) => new("bench", "Compare strategies and predictors on published tables, in seconds")
    {
        BenchSearch.Create(terminal),
        BenchPredictors.Create(terminal),
    };
}
