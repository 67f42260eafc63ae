using System.Collections.Immutable;

namespace Nas.Effects.Runs.Archives;

/// <summary>The header of an archive. Columns after these are zero-cost proxies.</summary>
internal static class ArchiveColumns
{
    /// <summary>The version of the format, in the first column of every row.</summary>
    public const string Version = "1";

    public const string Format = "archive_format";
    public const string Task = "task";
    public const string Fingerprint = "fingerprint";
    public const string Input = "input";
    public const string Classes = "classes";
    public const string Grammar = "grammar";
    public const string Epochs = "epochs";
    public const string Batch = "batch";
    public const string LearningRate = "learning_rate";
    public const string Momentum = "momentum";
    public const string WeightDecay = "weight_decay";
    public const string Patience = "patience";
    public const string Seed = "seed";
    public const string Trial = "trial";
    public const string Verdict = "verdict";
    public const string Score = "score";
    public const string Parameters = "parameters";
    public const string Macs = "macs";
    public const string ActivationBytes = "activation_bytes";
    public const string Nodes = "nodes";
    public const string Seconds = "seconds";
    public const string Id = "id";
    public const string Architecture = "architecture";

    /// <summary>All columns, in the order of the header.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        Format, Task, Fingerprint, Input, Classes, Grammar, Epochs, Batch, LearningRate, Momentum, WeightDecay, Patience, Seed, Trial, Verdict, Score,
        Parameters, Macs, ActivationBytes, Nodes, Seconds, Id, Architecture,
    ];
}
