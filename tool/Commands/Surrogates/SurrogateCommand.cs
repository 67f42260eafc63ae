using System.CommandLine;
using Nas.Tool.Output;

namespace Nas.Tool.Commands.Surrogates;

/// <summary><c>surrogate</c>: predictors of architecture quality.</summary>
internal static class SurrogateCommand
{
    public static Command Create(Terminal terminal) =>
        new("surrogate", "Predict the quality of architectures from features")
        {
            SurrogateEvalCommand.Create(terminal),
            SurrogateImportanceCommand.Create(terminal),
            SurrogateFitCommand.Create(terminal),
            SurrogatePredictCommand.Create(terminal),
            SurrogatePretrainCommand.Create(terminal),
        };
}
