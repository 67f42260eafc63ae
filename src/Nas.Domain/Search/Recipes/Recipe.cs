using LanguageExt;
using Nas.Domain.Learning.Curves;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Fronts;
using Nas.Domain.Search.Hyperparameters;
using Nas.Domain.Search.Strategies;
using Nas.Domain.Search.Trials;
using static LanguageExt.Prelude;

namespace Nas.Domain.Search.Recipes;

/// <summary>The complete definition of a search. The same recipe and the same outcomes give the same decisions.</summary>
/// <param name="ToolVersion">The version of this product that wrote the recipe.</param>
/// <param name="Grammar">The search space.</param>
/// <param name="Task">The data.</param>
/// <param name="Seed">The seed of all randomness.</param>
/// <param name="Strategy">How the next candidate is chosen.</param>
/// <param name="Lookahead">Trial <c>k</c> sees outcomes up to <c>k − Lookahead</c>; this is also the maximum number of concurrent trials. 1
/// is strictly sequential.</param>
/// <param name="Limits">Hard limits on candidates.</param>
/// <param name="Training">How a candidate is trained to be scored.</param>
/// <param name="TrialLimits">Limits on time and memory of one trial.</param>
/// <param name="Budget">When the search ends.</param>
/// <param name="FinalTraining">How the best candidate is trained at the end, or none to skip it.</param>
/// <param name="Seeds">Architectures that are tried first, in this order.</param>
public sealed record Recipe(
    string ToolVersion,
    NamedGrammar Grammar,
    TaskReference Task,
    Seed Seed,
    Strategy Strategy,
    int Lookahead,
    Limits Limits,
    TrainingRecipe Training,
    TrialLimits TrialLimits,
    Budget Budget,
    Option<TrainingRecipe> FinalTraining,
    Seq<NamedArchitecture> Seeds
)
{
    /// <summary>Whether networks run as written instead of being rewritten into faster ones. Trials are the same; their scores differ by
    /// rounding, and with them the decisions.</summary>
    public bool IsLiteral { get; init; }

    /// <summary>How minutes are spent on trials of unequal length; none for trials of the length that the training says.</summary>
    public Option<Pacing> Pacing { get; init; }

    /// <summary>Whether a child starts with its parent's trained weights, as far as they fit.</summary>
    public bool Inherits { get; init; }

    /// <summary>The objectives, where there are several; none where accuracy alone counts.</summary>
    public Option<Goals> Goals { get; init; }

    /// <summary>Whether and where latency counts; none where it does not.</summary>
    public Option<LatencyRule> Latency { get; init; }

    /// <summary>The folder that the run began in, where the data lies in files: if both have moved, the data is where it was from there.</summary>
    public Option<string> Folder { get; init; }

    /// <summary>The hyperparameters of trainings that are chosen with each architecture; none where all trainings are alike.</summary>
    public Option<TrainingSpace> Space { get; init; }

    /// <summary>What predicts how trainings end, so that those that are behind end early; none where all go on to the end.</summary>
    public Option<CurvePredictor> Stopping { get; init; }

    /// <summary>Whether trials leave their weights to later ones.</summary>
    public bool KeepsWeights => Inherits || Pacing.IsSome || Strategy.Ladder.IsSome || Strategy.LooksAtNetworks;

    /// <summary>The trial that scores a proposal's candidate, or none where the proposal has none.</summary>
    public Option<TrialSpec> ToScore(Proposal proposal) =>
        proposal.Candidate.Map(candidate => new TrialSpec(
            proposal.Trial,
            TrialPhase.Search,
            candidate.Text,
            Task,
            TunedBy(proposal, Training) with
            {
                Epochs = proposal.Epochs.IfNone(Training.Epochs),
                Steps = proposal.Steps.Map(StepPlan.For) || Training.Steps,
                Stop = proposal.Stop,
            },
            TrialLimits,
            Seed
        )
        {
            Epochs = proposal.Epochs,
            Latency = Latency,
        });

    /// <summary>A training with the hyperparameters of a proposal.</summary>
    public static TrainingRecipe TunedBy(Proposal proposal, TrainingRecipe training) =>
        Tunable.Apply(training, proposal.Values).IfLeft(training);

    /// <summary>The final training of a candidate, or none where the recipe asks for none. It has no wall limit of its own.</summary>
    /// <param name="proposal">With the candidate.</param>
    /// <param name="epochs">Its epochs where the minutes left no time for all of the recipe's.</param>
    public Option<TrialSpec> ToFinish(Proposal proposal, Option<int> epochs = default) =>
        FinishedIn(epochs).Bind(training => ToRetrain(proposal, training));

    /// <summary>A training like the final one, as a user asks for it. With the recipe's own final training it is the same.</summary>
    public Option<TrialSpec> ToRetrain(Proposal proposal, TrainingRecipe training) =>
        ToScore(proposal)
            .Map(scoring =>
                scoring with
                {
                    Phase = TrialPhase.Final,
                    Epochs = None,
                    Latency = None,
                    Training = TunedBy(proposal, training),
                    Limits = TrialLimits with { WallSeconds = double.PositiveInfinity },
                }
            );

    /// <summary>The reading of the proxies that the strategy asks for.</summary>
    public AssessmentSpec ToRead(string architecture) => new(architecture, Strategy.Proxies.ToSeq().Strict(), Task, TrialLimits, Seed);

    /// <summary>The final training where the minutes left time for so many epochs of it; none for all of them.</summary>
    public Option<TrainingRecipe> FinishedIn(Option<int> epochs) =>
        FinalTraining.Map(training => training with { Epochs = epochs.IfNone(training.Epochs) });
}
