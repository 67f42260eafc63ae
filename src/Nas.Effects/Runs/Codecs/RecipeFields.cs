namespace Nas.Effects.Runs.Codecs;

/// <summary>A recipe as YAML fields, in the order in which they are written.</summary>
internal sealed class RecipeFields
{
    public string? ToolVersion { get; set; }

    public long? Seed { get; set; }

    public TaskFields? Task { get; set; }

    public StrategyFields? Strategy { get; set; }

    public int? Lookahead { get; set; }

    public LimitFields? Limits { get; set; }

    public TrainingFields? Training { get; set; }

    public bool? Literal { get; set; }

    public TrialLimitFields? TrialLimits { get; set; }

    public BudgetFields? Budget { get; set; }

    public TrainingFields? FinalTraining { get; set; }

    public List<NamedFields>? Seeds { get; set; }

    public NamedFields? Grammar { get; set; }

    internal sealed class TaskFields
    {
        public string? Name { get; set; }

        public string? Data { get; set; }

        public string? Fingerprint { get; set; }

        public string? Input { get; set; }

        public int? Classes { get; set; }

        public string? Resize { get; set; }

        public string? Label { get; set; }
    }

    internal sealed class StrategyFields
    {
        public string? Name { get; set; }

        public int? Population { get; set; }

        public int? Tournament { get; set; }

        public double? MutationRate { get; set; }

        public double? CrossoverRate { get; set; }

        public int? Patience { get; set; }

        public int? Sampled { get; set; }

        public double? Fresh { get; set; }

        public int? Chosen { get; set; }

        public double? Quantile { get; set; }

        public int? Steps { get; set; }

        public int? Rounds { get; set; }

        public int? Pool { get; set; }

        public int? Start { get; set; }

        public SurrogateFields? Surrogate { get; set; }
    }

    internal sealed class SurrogateFields
    {
        public string? Encoding { get; set; }

        public string? Predictor { get; set; }

        public int? Start { get; set; }

        public int? Refit { get; set; }

        public bool? FitOnAll { get; set; }

        public double? Optimism { get; set; }

        public List<string>? Proxies { get; set; }

        public string? Formula { get; set; }

        public SourceFields? Source { get; set; }
    }

    internal sealed class SourceFields
    {
        public string? Archive { get; set; }

        public double? Weight { get; set; }
    }

    internal sealed class LimitFields
    {
        public long? Parameters { get; set; }

        public long? Macs { get; set; }

        public long? ActivationBytes { get; set; }

        public int? Nodes { get; set; }
    }

    internal sealed class TrainingFields
    {
        public int? Epochs { get; set; }

        public int? BatchSize { get; set; }

        public double? LearningRate { get; set; }

        public double? Momentum { get; set; }

        public double? WeightDecay { get; set; }

        public int? Patience { get; set; }
    }

    internal sealed class TrialLimitFields
    {
        public double? WallSeconds { get; set; }

        public long? MemoryBytes { get; set; }

        public double? SilenceSeconds { get; set; }
    }

    internal sealed class BudgetFields
    {
        public int? Trials { get; set; }

        public int? Epochs { get; set; }

        public double? Minutes { get; set; }
    }

    internal sealed class NamedFields
    {
        public string? Name { get; set; }

        [YamlDotNet.Serialization.YamlMember(ScalarStyle = YamlDotNet.Core.ScalarStyle.Literal)]
        public string? Text { get; set; }
    }
}
