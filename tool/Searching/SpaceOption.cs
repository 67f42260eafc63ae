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

    /// <summary>What stands for no adviser.</summary>
    public const string NoAdviser = "none";

    /// <summary>A space whose numbers are chosen in some way.</summary>
    /// <param name="space">The space, if there is one.</param>
    /// <param name="sampler">How numbers are chosen.</param>
    /// <param name="adviser">Who chooses now and then: none, a rule, or a file of answers.</param>
    public static Either<Failure, Option<TrainingSpace>> With(Option<TrainingSpace> space, NumberSampler sampler, string adviser) =>
        adviser == NoAdviser ? space.Map(found => found with { Sampler = sampler })
        : space.Case is not TrainingSpace known || sampler != NumberSampler.CmaEs
            ? Wrong("--space-adviser overrides values that CMA-ES chooses", "give --space and --space-sampler cma-es too, or leave it out")
        : AdviserOf(known, adviser).Map(found => Some(known with { Sampler = sampler, Adviser = Some(found) }));

    private static Either<Failure, Adviser> AdviserOf(TrainingSpace space, string adviser) =>
        adviser == AdviceText.NearBest
            ? new Adviser.NearBest()
            : TextFile
                .Read(adviser)
                .Bind(text =>
                    AdviceText
                        .Parse(space, text.Split('\n'))
                        .ToEither()
                        .Map(Adviser (found) => found)
                        .MapLeft(wrong =>
                            Wrong($"{adviser}: {string.Join("\n  ", wrong)}", "write a line for each answer, such as 'learning_rate=0.01'")
                        )
                );

    /// <summary>The way of choosing numbers that a word names.</summary>
    public static NumberSampler SamplerOf(string word) => word == "cma-es" ? NumberSampler.CmaEs : NumberSampler.Variation;

    private static Failure Wrong(string what, string next) => new(ExitCode.Usage, what) { Safe = "nothing was done", Next = next };
}
