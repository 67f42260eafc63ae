using LanguageExt;
using Nas.Domain.Codecs;
using Nas.Domain.Learning.Curves;
using Nas.Domain.Search.Fronts;
using Nas.Domain.Search.Hyperparameters;
using Nas.Domain.Search.Strategies.Catalogue;
using Nas.Domain.Search.Trials;
using static LanguageExt.Prelude;
using static Nas.Domain.Codecs.Fields;

namespace Nas.Domain.Search.Recipes;

/// <summary>The codec of <see cref="Recipe"/>: the format of <c>recipe.yaml</c>.</summary>
public static class RecipeCodec
{
    /// <summary>A thousand years, which a time span can hold.</summary>
    private const double MaxMinutes = 1000.0 * 366 * 24 * 60;

    private static readonly Budget Unbounded = new(default, default, default);

    /// <summary>A budget's fields.</summary>
    public static Part<Budget, Budget> Budget { get; } =
        Group(
            Optional("trials", Scalar.Int.AtLeast(0), (Budget budget) => budget.Trials),
            Optional("epochs", Scalar.Int.AtLeast(0), (Budget budget) => budget.Epochs),
            Optional("minutes", Scalar.Finite.Between(0, MaxMinutes), (Budget budget) => budget.Minutes),
            (trials, epochs, minutes) => new Budget(trials, epochs, minutes)
        );

    private static readonly Codec<NamedArchitecture> Architecture = Group(
            Field("name", Scalar.Text, (NamedArchitecture seed) => seed.Name),
            Field("text", Scalar.Block, (NamedArchitecture seed) => seed.Text),
            (name, text) => new NamedArchitecture(name, text)
        )
        .Record();

    private static readonly Codec<NamedGrammar> Grammar = Group(
            Field("name", Scalar.Text, (NamedGrammar grammar) => grammar.Name),
            Field("text", Scalar.Block, (NamedGrammar grammar) => grammar.Text),
            (name, text) => new NamedGrammar(name, text)
        )
        .Record();

    private static readonly Codec<Pacing> PacingRecord = Group(
            Field("rungs", Scalar.Int.AtLeast(1), (Pacing pacing) => pacing.Rungs),
            Field("factor", Scalar.Int.AtLeast(2), (Pacing pacing) => pacing.Factor),
            Optional("search_share", Scalar.Finite.Between(0.01, 0.99), (Pacing pacing) => pacing.SearchShare),
            Optional("adapts", Scalar.Bool, (Pacing pacing) => Some(pacing.Adapts).Filter(adapts => adapts)),
            Optional("incumbent", Scalar.Bool, (Pacing pacing) => Some(pacing.Incumbent).Filter(incumbent => incumbent)),
            (rungs, factor, share, adapts, incumbent) =>
                new Pacing(rungs, factor, share) { Adapts = adapts.IfNone(false), Incumbent = incumbent.IfNone(false) }
        )
        .Record();

    private static readonly Codec<Goals> GoalList = List(Scalar.Enumeration<Goal>())
        .Map(all => new Goals([.. all.Distinct()]), goals => goals.All.ToSeq().Strict());

    private static readonly Part<TrainingSpace, TrainingSpace> SpaceFields = Group(
        Field("space", TrainingSpaceCodec.Lines, (TrainingSpace space) => space),
        Optional(
            "space_sampler",
            Scalar.OneOf<NumberSampler>([("variation", NumberSampler.Variation), ("cma-es", NumberSampler.CmaEs)]),
            (TrainingSpace space) => Some(space.Sampler).Filter(sampler => sampler != NumberSampler.Variation)
        ),
        Optional("space_adviser", AdviceText.Lines, (TrainingSpace space) => space.Adviser),
        (space, sampler, adviser) => space with { Sampler = sampler.IfNone(NumberSampler.Variation), Adviser = adviser }
    );

    /// <summary>What recipes have only where it is not the usual.</summary>
    private static readonly Part<Manner, Manner> MannerFields = Group(
        Optional("literal", Scalar.Bool, (Manner manner) => manner.Literal),
        Optional("pacing", PacingRecord, (Manner manner) => manner.Pacing),
        Optional("inherits", Scalar.Bool, (Manner manner) => manner.Inherits),
        Optional("objectives", GoalList, (Manner manner) => manner.Goals),
        Optional("latency", LatencyCodec.Record, (Manner manner) => manner.Latency),
        Optional("folder", Scalar.Text, (Manner manner) => manner.Folder),
        InlineOptional(SpaceFields, (Manner manner) => manner.Space),
        Optional("stopping", CurveStop.PredictorCodec, (Manner manner) => manner.Stopping),
        (literal, pacing, inherits, goals, latency, folder, space, stopping) =>
            new Manner(literal, pacing, inherits, goals, latency, folder, space, stopping)
    );

    /// <summary>A recipe as a record.</summary>
    public static Codec<Recipe> Record { get; } = For(StrategyCatalogue.BuiltIn);

    /// <summary>The same with other strategies.</summary>
    public static Codec<Recipe> For(StrategyCatalogue strategies) =>
        Group(
                Field("tool_version", Scalar.Text, (Recipe recipe) => recipe.ToolVersion),
                Field("seed", SeedCodec.Value, (Recipe recipe) => recipe.Seed),
                Field("task", TaskCodec.Record, (Recipe recipe) => recipe.Task),
                Field("strategy", strategies.Record, (Recipe recipe) => recipe.Strategy),
                Field("lookahead", Scalar.Int.AtLeast(1), (Recipe recipe) => recipe.Lookahead),
                Field("limits", LimitsCodec.Candidates, Limits.None, (Recipe recipe) => recipe.Limits),
                Field("training", TrainingCodec.Record, (Recipe recipe) => recipe.Training),
                Inline(
                    MannerFields,
                    (Recipe recipe) =>
                        new Manner(
                            Flag(recipe.IsLiteral),
                            recipe.Pacing,
                            Flag(recipe.Inherits),
                            recipe.Goals,
                            recipe.Latency,
                            recipe.Folder,
                            recipe.Space,
                            recipe.Stopping
                        )
                ),
                Field("trial_limits", LimitsCodec.Trials, (Recipe recipe) => recipe.TrialLimits),
                Field("budget", Budget.Record(), Unbounded, (Recipe recipe) => recipe.Budget),
                Optional("final_training", TrainingCodec.Record, (Recipe recipe) => recipe.FinalTraining),
                Field("seeds", List(Architecture), Seq<NamedArchitecture>(), (Recipe recipe) => recipe.Seeds),
                Field("grammar", Grammar, (Recipe recipe) => recipe.Grammar),
                (version, seed, task, strategy, lookahead, limits, training, manner, trialLimits, budget, final, seeds, grammar) =>
                    new Recipe(version, grammar, task, seed, strategy, lookahead, limits, training, trialLimits, budget, final, seeds)
                    {
                        IsLiteral = manner.Literal.IfNone(false),
                        Pacing = manner.Pacing,
                        Inherits = manner.Inherits.IfNone(false),
                        Goals = manner.Goals,
                        Latency = manner.Latency,
                        Folder = manner.Folder,
                        Space = manner.Space,
                        Stopping = manner.Stopping,
                    }
            )
            .Where(recipe =>
                recipe.Pacing.IsSome && recipe.Strategy.Ladder.IsSome
                    ? Seq1(("pacing", $"has no place beside {recipe.Strategy.Name}, which has lengths of training of its own"))
                : recipe.Stopping.IsSome && (recipe.Pacing.IsSome || recipe.Strategy.Ladder.IsSome)
                    ? Seq1(("stopping", "compares trainings of equal length, and those of this search have several"))
                : recipe.Pacing.IsSome && recipe.Space.Exists(space => space.All.Exists(one => one.Name == "batch_size"))
                    ? Seq1(("space", "cannot hold batch_size where the lengths of trainings follow from minutes"))
                : Seq<(string, string)>()
            )
            .Record();

    private static Option<bool> Flag(bool holds) => holds ? true : Option<bool>.None;

    private sealed record Manner(
        Option<bool> Literal,
        Option<Pacing> Pacing,
        Option<bool> Inherits,
        Option<Goals> Goals,
        Option<LatencyRule> Latency,
        Option<string> Folder,
        Option<TrainingSpace> Space,
        Option<CurvePredictor> Stopping
    );
}
