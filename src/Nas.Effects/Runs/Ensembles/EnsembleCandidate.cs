using System.Globalization;
using LanguageExt;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Trials;

namespace Nas.Effects.Runs.Ensembles;

/// <summary>A network that may become part of an ensemble.</summary>
/// <param name="Trial">The trial whose architecture it has.</param>
/// <param name="Copy">0 for the trial's own network, else the number of another training of the same architecture.</param>
/// <param name="Spec">Its training: without the validation images, by which the ensemble is chosen.</param>
public sealed record EnsembleCandidate(Trial Trial, int Copy, TrialSpec Spec)
{
    /// <summary>The name of its folder: one training, one name.</summary>
    public required string Name { get; init; }

    /// <summary>The hash of the weights that the search kept; none where the training is another.</summary>
    public required Option<string> Kept { get; init; }

    /// <summary>The candidates that a run has.</summary>
    public static Seq<EnsembleCandidate> Of(Recipe recipe, SearchState state, EnsembleRequest request) =>
        request.IsDeep
            ? state
                .Best.ToSeq()
                .Bind(best => Enumerable.Range(1, request.Members).Map(copy => (Trial: best, Copy: copy)).ToSeq())
                .Bind(one => Of(recipe, state, one.Trial, one.Copy, request.Epochs).ToSeq())
                .Strict()
            : EnsemblePool
                .Of(state.Trials, request.Pool)
                .ToSeq()
                .Bind(trial => Of(recipe, state, trial, 0, request.Epochs).ToSeq())
                .Strict();

    private static Option<EnsembleCandidate> Of(Recipe recipe, SearchState state, Trial trial, int copy, Option<int> epochs) =>
        state
            .SpecOf(recipe, trial.Proposal)
            .Map(spec => new EnsembleCandidate(
                trial,
                copy,
                spec with
                {
                    Training = LengthOf(spec.Training, epochs) with { Folds = Option<int>.None },
                    Epochs = epochs.IsSome ? Option<int>.None : spec.Epochs,
                    Limits = epochs.IsSome ? spec.Limits with { WallSeconds = double.PositiveInfinity } : spec.Limits,
                    Latency = Option<LatencyRule>.None,
                    Inherits = epochs.IsSome || copy > 0 ? Option<string>.None : spec.Inherits,
                    Seed = new Seed(spec.Seed.Value + copy),
                }
            )
            {
                Name = string.Create(
                    CultureInfo.InvariantCulture,
                    $"trial-{trial.Number}{epochs.Map(count => $"-epochs-{count}").IfNone("")}{(copy > 0 ? $"-copy-{copy}" : "")}"
                ),
                Kept = epochs.IsSome || copy > 0 || spec.Training.Folds.IsSome ? Option<string>.None : state.WeightsOf(trial.Number),
            });

    private static TrainingRecipe LengthOf(TrainingRecipe training, Option<int> epochs) =>
        epochs.Match(
            count => training with { Epochs = count, Steps = Option<StepPlan>.None, Stop = Option<CurveStop>.None },
            () => training
        );
}
