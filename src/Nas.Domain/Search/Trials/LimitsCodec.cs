using Nas.Domain.Codecs;
using static Nas.Domain.Codecs.Fields;

namespace Nas.Domain.Search.Trials;

/// <summary>The codecs of <see cref="Limits"/> and <see cref="TrialLimits"/>.</summary>
public static class LimitsCodec
{
    /// <summary>Limits on candidates.</summary>
    public static Codec<Limits> Candidates { get; } =
        Group(
                Optional("parameters", Scalar.Long.AtLeast(0), (Limits limits) => limits.Parameters),
                Optional("macs", Scalar.Long.AtLeast(0), (Limits limits) => limits.Macs),
                Optional("activation_bytes", Scalar.Long.AtLeast(0), (Limits limits) => limits.ActivationBytes),
                Optional("nodes", Scalar.Int.AtLeast(0), (Limits limits) => limits.Nodes),
                (parameters, macs, activation, nodes) => new Limits(parameters, macs, activation, nodes)
            )
            .Record();

    /// <summary>Limits on trials.</summary>
    public static Codec<TrialLimits> Trials { get; } =
        Group(
                Field("wall_seconds", Scalar.Real.AtLeast(0), (TrialLimits limits) => limits.WallSeconds),
                Field("memory_bytes", Scalar.Long.AtLeast(0), (TrialLimits limits) => limits.MemoryBytes),
                Field("silence_seconds", Scalar.Real.AtLeast(0), (TrialLimits limits) => limits.SilenceSeconds),
                (wall, memory, silence) => new TrialLimits(wall, memory, silence)
            )
            .Record();
}
