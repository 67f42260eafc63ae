using LanguageExt;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Trials;
using static LanguageExt.Prelude;

namespace Nas.Effects.Runs.Codecs;

/// <summary>Between recipes and their YAML fields; every field that is missing or out of range is named.</summary>
internal static class RecipeMapping
{
    public static RecipeFields ToFields(Recipe recipe) => new()
    {
        ToolVersion = recipe.ToolVersion,
        Seed = recipe.Seed.Value,
        Task = ToFields(recipe.Task),
        Strategy = StrategyMapping.ToFields(recipe.Strategy),
        Lookahead = recipe.Lookahead,
        Limits = new()
        {
            Parameters = recipe.Limits.Parameters.ToNullable(),
            Macs = recipe.Limits.Macs.ToNullable(),
            ActivationBytes = recipe.Limits.ActivationBytes.ToNullable(),
            Nodes = recipe.Limits.Nodes.ToNullable(),
        },
        Training = ToFields(recipe.Training),
        Literal = recipe.IsLiteral ? true : null,
        TrialLimits = ToFields(recipe.TrialLimits),
        Budget = new()
        {
            Trials = recipe.Budget.Trials.ToNullable(),
            Epochs = recipe.Budget.Epochs.ToNullable(),
            Minutes = recipe.Budget.Minutes.ToNullable(),
        },
        FinalTraining = recipe.FinalTraining.Map(ToFields).ToArray().FirstOrDefault(),
        Seeds = recipe.Seeds.Map(seed => new RecipeFields.NamedFields { Name = seed.Name, Text = seed.Text }).ToList(),
        Grammar = new() { Name = recipe.Grammar.Name, Text = recipe.Grammar.Text },
    };

    public static Either<string, Recipe> ToRecipe(RecipeFields f)
    {
        try
        {
            return new Recipe(
                Need(f.ToolVersion, "tool_version"),
                new NamedGrammar(Need(f.Grammar?.Name, "grammar.name"), Need(f.Grammar?.Text, "grammar.text")),
                ToTask(Need(f.Task, "task")),
                new Seed(Need(f.Seed, "seed")),
                StrategyMapping.ToStrategy(Need(f.Strategy, "strategy")),
                AtLeast(1, f.Lookahead, "lookahead"),
                ToLimits(f.Limits ?? new()),
                ToTraining(Need(f.Training, "training"), "training"),
                ToTrialLimits(Need(f.TrialLimits, "trial_limits")),
                new Budget(Optional(f.Budget?.Trials), Optional(f.Budget?.Epochs), Optional(f.Budget?.Minutes)),
                f.FinalTraining is { } final ? ToTraining(final, "final_training") : Option<TrainingRecipe>.None,
                (f.Seeds ?? []).Map(seed => new NamedArchitecture(Need(seed.Name, "seeds.name"), Need(seed.Text, "seeds.text"))).ToArray().ToSeq())
            {
                IsLiteral = f.Literal ?? false,
            };
        }
        catch (FormatException cause)
        {
            return cause.Message;
        }
    }

    public static RecipeFields.TaskFields ToFields(TaskReference task) => new()
    {
        Name = task.Name,
        Data = task.Data.ToArray().FirstOrDefault(),
        Fingerprint = task.Fingerprint,
        Input = task.Input,
        Classes = task.Classes,
        Resize = task.Resize.Map(size => size.ToString()).ToArray().FirstOrDefault(),
        Label = task.Label.ToArray().FirstOrDefault(),
    };

    public static RecipeFields.TrialLimitFields ToFields(TrialLimits limits) => new()
    {
        WallSeconds = limits.WallSeconds,
        MemoryBytes = limits.MemoryBytes,
        SilenceSeconds = limits.SilenceSeconds,
    };

    public static RecipeFields.TrainingFields ToFields(TrainingRecipe training) => new()
    {
        Epochs = training.Epochs,
        BatchSize = training.BatchSize,
        LearningRate = training.LearningRate,
        Momentum = training.Momentum,
        WeightDecay = training.WeightDecay,
        Patience = training.Patience.ToNullable(),
    };

    public static TaskReference ToTask(RecipeFields.TaskFields f) => new(
        Need(f.Name, "task.name"),
        f.Data is { } data ? data : Option<string>.None,
        Need(f.Fingerprint, "task.fingerprint"),
        Need(f.Input, "task.input"),
        AtLeast(1, f.Classes, "task.classes"))
    {
        Resize = f.Resize is { } size ? ImageSize.Parse(size).IfLeft(wrong => throw new FormatException($"task.resize: {wrong}")) : Option<ImageSize>.None,
        Label = f.Label is { } label ? label : Option<string>.None,
    };

    private static Limits ToLimits(RecipeFields.LimitFields f) =>
        new(Optional(f.Parameters), Optional(f.Macs), Optional(f.ActivationBytes), Optional(f.Nodes));

    public static TrainingRecipe ToTraining(RecipeFields.TrainingFields f, string at) => new(
        AtLeast(1, f.Epochs, $"{at}.epochs"),
        AtLeast(1, f.BatchSize, $"{at}.batch_size"),
        Need(f.LearningRate, $"{at}.learning_rate"),
        Need(f.Momentum, $"{at}.momentum"),
        Need(f.WeightDecay, $"{at}.weight_decay"),
        Optional(f.Patience));

    public static TrialLimits ToTrialLimits(RecipeFields.TrialLimitFields f) => new(
        Need(f.WallSeconds, "trial_limits.wall_seconds"),
        Need(f.MemoryBytes, "trial_limits.memory_bytes"),
        Need(f.SilenceSeconds, "trial_limits.silence_seconds"));

    public static T Need<T>(T? value, string name)
        where T : class => value ?? throw new FormatException($"{name} is missing");

    public static T Need<T>(T? value, string name)
        where T : struct => value ?? throw new FormatException($"{name} is missing");

    public static int AtLeast(int least, int? value, string name) => Need(value, name) is var number && number >= least
        ? number
        : throw new FormatException($"{name} is {number}; it is at least {least}");

    public static double Probability(double? value, string name) => Need(value, name) is var number && number is >= 0 and <= 1
        ? number
        : throw new FormatException($"{name} is not between 0 and 1");
}
