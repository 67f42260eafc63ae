using LanguageExt;
using Nas.Domain.Learning.Curves;
using Nas.Tool.Output;
using static LanguageExt.Prelude;

namespace Nas.Tool.Searching;

/// <summary>Reads what trainings are stopped by.</summary>
internal static class StoppingOption
{
    /// <summary>What predicts how trainings end; none for the word none.</summary>
    /// <param name="word">The option's value.</param>
    /// <param name="hasLengths">Whether trainings are none, or differ in length.</param>
    public static Either<Failure, Option<CurvePredictor>> Read(string word, bool hasLengths) =>
        word == "none" ? Right<Failure, Option<CurvePredictor>>(None)
        : hasLengths
            ? new Failure(ExitCode.Usage, "--stop-curves compares trainings of equal length, and this search has no such trainings")
            {
                Safe = "nothing was done",
                Next = "give --trial-epochs with a strategy that trains all alike, or leave --stop-curves out",
            }
        : Some(
            word switch
            {
                "sotl" => CurvePredictor.Sum,
                "sotl-ema" => CurvePredictor.Average,
                _ => CurvePredictor.Last,
            }
        );
}
