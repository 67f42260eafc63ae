using System.CommandLine;
using Nas.Tool.Output;

namespace Nas.Tool.Commands.Surrogates;

/// <summary><c>surrogate</c>: predictors of architecture quality.</summary>
internal static class SurrogateCommand
{
    public static Command Create(Terminal terminal) => new("surrogate", "Predict the quality of architectures from features")
    {
        SurrogateEval.Create(terminal),
        SurrogateImportance.Create(terminal),
        SurrogateFit.Create(terminal),
        SurrogatePredict.Create(terminal),
    };
}
