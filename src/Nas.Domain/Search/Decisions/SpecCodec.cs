using Nas.Domain.Codecs;
using Nas.Domain.Search.Trials;
using static Nas.Domain.Codecs.Fields;

namespace Nas.Domain.Search.Decisions;

/// <summary>The codecs of <see cref="TrialSpec"/> and <see cref="AssessmentSpec"/>.</summary>
public static class SpecCodec
{
    private static readonly Codec<TrialPhase> IsFinal = Scalar.Bool.Map(
        final => final ? TrialPhase.Final : TrialPhase.Search,
        phase => phase == TrialPhase.Final
    );

    private static readonly Part<TrialSpec, TrialSpec> Always = Group(
        Field("trial", Scalar.Int, (TrialSpec spec) => spec.Trial),
        Field("final", IsFinal, (TrialSpec spec) => spec.Phase),
        Field("architecture", Scalar.Text, (TrialSpec spec) => spec.Architecture),
        Field("task", TaskCodec.Record, (TrialSpec spec) => spec.Task),
        Field("training", TrainingCodec.Record, (TrialSpec spec) => spec.Training),
        Field("limits", LimitsCodec.Trials, (TrialSpec spec) => spec.Limits),
        Field("seed", SeedCodec.Value, (TrialSpec spec) => spec.Seed),
        (trial, phase, architecture, task, training, limits, seed) =>
            new TrialSpec(trial, phase, architecture, task, training, limits, seed)
    );

    /// <summary>A trial to run.</summary>
    public static Codec<TrialSpec> Trial { get; } =
        Group(
                Inline(Always, (TrialSpec spec) => spec),
                Optional("weights_file", Scalar.Text, (TrialSpec spec) => spec.WeightsFile),
                Optional("weights_folder", Scalar.Text, (TrialSpec spec) => spec.WeightsFolder),
                Optional("inherits", Scalar.Text, (TrialSpec spec) => spec.Inherits),
                Optional("seconds", Scalar.Finite.AtLeast(0), (TrialSpec spec) => spec.Seconds),
                Optional("epochs", Scalar.Int.AtLeast(1), (TrialSpec spec) => spec.Epochs),
                Optional("latency", LatencyCodec.Record, (TrialSpec spec) => spec.Latency),
                (spec, file, folder, inherits, seconds, epochs, latency) =>
                    spec with
                    {
                        WeightsFile = file,
                        WeightsFolder = folder,
                        Inherits = inherits,
                        Seconds = seconds,
                        Epochs = epochs,
                        Latency = latency,
                    }
            )
            .Record();

    /// <summary>Proxies to compute.</summary>
    public static Codec<AssessmentSpec> Reading { get; } =
        Group(
                Field("architecture", Scalar.Text, (AssessmentSpec spec) => spec.Architecture),
                Field("proxies", List(Scalar.Text), (AssessmentSpec spec) => spec.Proxies),
                Field("task", TaskCodec.Record, (AssessmentSpec spec) => spec.Task),
                Field("limits", LimitsCodec.Trials, (AssessmentSpec spec) => spec.Limits),
                Field("seed", SeedCodec.Value, (AssessmentSpec spec) => spec.Seed),
                (architecture, proxies, task, limits, seed) => new AssessmentSpec(architecture, proxies, task, limits, seed)
            )
            .Record();
}
