using LanguageExt;
using Nas.Domain.Architectures.Networks;
using Nas.Domain.Architectures.Tensors;
using Nas.Effects.Data.Sets;
using Nas.Effects.Data.Tasks;
using Nas.Tool.CommandLine;
using Nas.Tool.Output;
using static LanguageExt.Prelude;

namespace Nas.Tool.Commands.Score;

/// <summary>The input for computing proxies: the images of a task, or only a shape.</summary>
/// <param name="Input">Shape of one example.</param>
/// <param name="Head">What networks tell.</param>
/// <param name="Images">The training images, if there is a task.</param>
internal sealed record ScoringSubject(TensorType Input, Head Head, Option<ImageSet> Images)
{
    /// <summary>Loads the task; without one, uses the given shape and classes.</summary>
    public static Either<Failure, ScoringSubject> Find(string? task, string? data, TensorType? input, int classes)
    {
        if (task is null)
        {
            return data is null
                ? new ScoringSubject(input ?? TensorType.Image(3, 28, 28), classes, None)
                : new Failure(ExitCode.Usage, "--data has no name")
                {
                    Safe = "nothing was done",
                    Next = "give it a name, such as --task mine",
                };
        }

        return Tasks
            .Load(new(task) { Directory = Given.Maybe(data).Map(Path.GetFullPath) })
            .MapLeft(Faults.ToFailure)
            .Bind(loaded =>
                input is { } shape && shape != loaded.Input
                    ? Left<Failure, ScoringSubject>(
                        new(ExitCode.Usage, $"the images of {task} are {loaded.Input}, not {shape}")
                        {
                            Safe = "nothing was done",
                            Next = "leave --input out",
                        }
                    )
                    : new ScoringSubject(loaded.Input, loaded.Target.Head, loaded.Train)
            );
    }
}
