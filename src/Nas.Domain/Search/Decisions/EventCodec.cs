using LanguageExt;
using Nas.Domain.Codecs;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Trials;
using static Nas.Domain.Codecs.Fields;

namespace Nas.Domain.Search.Decisions;

/// <summary>The codec of <see cref="SearchEvent"/>: one record for each kind, whose name stands beside it.</summary>
public static class EventCodec
{
    private static readonly Codec<EnsembleMember> Member = Group(
            Trial((EnsembleMember member) => member.Trial),
            Field("copy", Scalar.Int.AtLeast(0), (EnsembleMember member) => member.Copy),
            Field("weight", Scalar.Finite.Between(0, 1), (EnsembleMember member) => member.Weight),
            (trial, copy, weight) => new EnsembleMember(trial, copy, weight)
        )
        .Record();

    /// <summary>All kinds of events.</summary>
    public static Kinds<SearchEvent> Kinds { get; } =
        new([
            Case<SearchEvent>.Of(
                "started",
                Group(
                    Field("recipe", Scalar.Text, (SearchEvent.Started started) => started.RecipeHash),
                    Field("version", Scalar.Text, (SearchEvent.Started started) => started.ToolVersion),
                    (recipe, version) => new SearchEvent.Started(recipe, version)
                )
            ),
            Case<SearchEvent>.Of(
                "measured",
                Group(
                    Field("reference", ProposalCodec.Size.Record(), (SearchEvent.Measured measured) => measured.Result.Reference),
                    Field("step_seconds", Scalar.Finite.AtLeast(0), (SearchEvent.Measured measured) => measured.Result.SecondsPerStep),
                    Field("trial_seconds", Scalar.Finite.AtLeast(0), (SearchEvent.Measured measured) => measured.Result.SecondsPerTrial),
                    Field("workers", Scalar.Int.AtLeast(1), (SearchEvent.Measured measured) => measured.Result.Workers),
                    (reference, step, trial, workers) => new SearchEvent.Measured(new(reference, step, trial, workers))
                )
            ),
            Case<SearchEvent>.Of(
                "proposed",
                Group(
                    Inline(ProposalCodec.Fields, (SearchEvent.Proposed proposed) => proposed.Proposal),
                    proposal => new SearchEvent.Proposed(proposal)
                )
            ),
            Case<SearchEvent>.Of(
                "assessed",
                Group(
                    Field("readings", List(AssessmentCodec.Record), (SearchEvent.Assessed assessed) => assessed.Assessments),
                    assessments => new SearchEvent.Assessed(assessments)
                )
            ),
            Case<SearchEvent>.Of(
                "fitted",
                Group(
                    Trial((SearchEvent.Fitted fitted) => fitted.Result.Trial),
                    Field("scores", List(Scalar.Real), (SearchEvent.Fitted fitted) => fitted.Result.Scores),
                    Field("seconds", Scalar.Finite.AtLeast(0), (SearchEvent.Fitted fitted) => fitted.Result.Seconds),
                    Optional(
                        "architectures",
                        List(Scalar.Text),
                        (SearchEvent.Fitted fitted) => Prelude.Some(fitted.Result.Architectures).Filter(named => !named.IsEmpty)
                    ),
                    Optional(
                        "unanswered",
                        Scalar.Int.AtLeast(1),
                        (SearchEvent.Fitted fitted) => Prelude.Some(fitted.Result.Unanswered).Filter(count => count > 0)
                    ),
                    (trial, scores, seconds, architectures, unanswered) =>
                        new SearchEvent.Fitted(
                            new(trial, scores, seconds)
                            {
                                Architectures = architectures.IfNone(Prelude.Seq<string>()),
                                Unanswered = unanswered.IfNone(0),
                            }
                        )
                )
            ),
            Case<SearchEvent>.Of(
                "finished",
                Group(
                    Trial((SearchEvent.Finished finished) => finished.Trial),
                    Outcome((SearchEvent.Finished finished) => (finished.Verdict, finished.Usage)),
                    (trial, outcome) => new SearchEvent.Finished(trial, outcome.Verdict, outcome.Usage)
                )
            ),
            Case<SearchEvent>.Of(
                "final-trained",
                Group(
                    Trial((SearchEvent.FinalTrainingEnded final) => final.Trial),
                    Outcome((SearchEvent.FinalTrainingEnded final) => (final.Verdict, final.Usage)),
                    Weights((SearchEvent.FinalTrainingEnded final) => final.Weights),
                    (trial, outcome, weights) =>
                        new SearchEvent.FinalTrainingEnded(trial, outcome.Verdict, outcome.Usage) { Weights = weights }
                )
            ),
            Case<SearchEvent>.Of(
                "retrained",
                Group(
                    Trial((SearchEvent.Retrained retrained) => retrained.Retraining.Trial),
                    Field("training", TrainingCodec.Record, (SearchEvent.Retrained retrained) => retrained.Retraining.Training),
                    Outcome((SearchEvent.Retrained retrained) => (retrained.Retraining.Verdict, retrained.Retraining.Usage)),
                    Weights((SearchEvent.Retrained retrained) => retrained.Retraining.Weights),
                    (trial, training, outcome, weights) =>
                        new SearchEvent.Retrained(new(trial, training, outcome.Verdict, outcome.Usage) { Weights = weights })
                )
            ),
            Case<SearchEvent>.Of(
                "ensembled",
                Group(
                    Field("members", List(Member), (SearchEvent.Ensembled ensembled) => ensembled.Members),
                    Field("test_accuracy", Scalar.Finite, (SearchEvent.Ensembled ensembled) => ensembled.Test.Accuracy),
                    Optional("test_loss", Scalar.Finite, (SearchEvent.Ensembled ensembled) => ensembled.Test.Loss),
                    (members, accuracy, loss) => new SearchEvent.Ensembled(members, new(accuracy, loss))
                )
            ),
            Case<SearchEvent>.Of(
                "stopped",
                Group(
                    Field("reason", Scalar.Enumeration<StopReason>(), (SearchEvent.Stopped stopped) => stopped.Reason),
                    Optional("final_epochs", Scalar.Int.AtLeast(1), (SearchEvent.Stopped stopped) => stopped.FinalEpochs),
                    (reason, epochs) => new SearchEvent.Stopped(reason) { FinalEpochs = epochs }
                )
            ),
            Case<SearchEvent>.Of(
                "resumed",
                Group(
                    Field("version", Scalar.Text, (SearchEvent.Resumed resumed) => resumed.ToolVersion),
                    Inline(RecipeCodec.Budget, (SearchEvent.Resumed resumed) => resumed.Budget),
                    (version, budget) => new SearchEvent.Resumed(budget, version)
                )
            ),
        ]);

    private static Part<T, int> Trial<T>(Func<T, int> get) => Field("trial", Scalar.Int.AtLeast(0), get);

    private static Part<T, Option<string>> Weights<T>(Func<T, Option<string>> get) => Optional("weights", Scalar.Text, get);

    private static Part<T, (Verdict Verdict, Usage Usage)> Outcome<T>(Func<T, (Verdict Verdict, Usage Usage)> get) =>
        Field("outcome", VerdictCodec.Record, get);
}
