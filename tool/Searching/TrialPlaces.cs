using LanguageExt;
using Nas.Domain.Search.Trials;
using Nas.Effects.Workers;
using Nas.Queue;

namespace Nas.Tool.Searching;

/// <summary>Where trials run.</summary>
/// <param name="Devices">The devices of the workers.</param>
internal sealed record TrialPlaces(Seq<ComputeDevice> Devices)
{
    /// <summary>The processor of this machine.</summary>
    public static TrialPlaces Here { get; } = new(Prelude.Seq1(ComputeDevice.Cpu));

    /// <summary>How to reach the places; none for this machine.</summary>
    public Seq<WorkerProgram> Launches { get; init; } = Seq<WorkerProgram>.Empty;

    /// <summary>The queue that workers pull from, if there is one.</summary>
    public Option<QueueAddress> Queue { get; init; }

    /// <summary>Whether trials run on other machines, which have one device each.</summary>
    public bool AreElsewhere => !Launches.IsEmpty || Queue.IsSome;
}
