using LanguageExt;
using Nas.Domain.Search.Hyperparameters;
using Nas.Tool.Inputs;
using Nas.Tool.Output;
using static LanguageExt.Prelude;

namespace Nas.Tool.Searching;

/// <summary>Reads the hyperparameters that a search chooses.</summary>
internal static class SpaceOption
{
    /// <summary>The space of a text or a file; none where none is given.</summary>
    /// <param name="given">The option's value.</param>
    /// <param name="isTable">Whether nothing is trained.</param>
    /// <param name="isPaced">Whether the lengths of trainings follow from minutes, for the batch of the recipe.</param>
    public static Either<Failure, Option<TrainingSpace>> Read(string? given, bool isTable, bool isPaced) =>
        given is null ? Right<Failure, Option<TrainingSpace>>(None)
        : isTable
            ? Wrong("a table knows one training of each network, and --space would choose others", "leave it out, or give images (--data)")
        : from text in given.Contains(':', StringComparison.Ordinal) || !File.Exists(given)
            ? Right<Failure, string>(given)
            : TextFile.Read(given)
        from space in TrainingSpaceText
            .Parse(text.Split([';', '\n'], StringSplitOptions.RemoveEmptyEntries))
            .MapLeft(wrong =>
                Wrong($"--space: {wrong}", $"write lines such as 'learning_rate: log 1e-4 .. 1e-1' or 'batch_size: choice 32 64'")
            )
        from _ in isPaced && space.All.Exists(one => one.Name == "batch_size")
            ? Wrong(
                "--space: batch_size changes how long a step takes, and the lengths of trainings follow from the minutes",
                "give --trial-epochs, or leave batch_size out"
            )
            : Right<Failure, Unit>(unit)
        select Some(space);

    /// <summary>The way of choosing numbers that a word names.</summary>
    public static NumberSampler SamplerOf(string word) => word == "cma-es" ? NumberSampler.CmaEs : NumberSampler.Variation;

    private static Failure Wrong(string what, string next) => new(ExitCode.Usage, what) { Safe = "nothing was done", Next = next };
}
