using LanguageExt;
using Nas.Domain.Search.Trials;
using Nas.Effects.Workers;

namespace Nas.Tool.Searching;

/// <summary>How to run a search.</summary>
internal sealed record RunChoices(
    Option<string> Out,
    Option<string> Resume,
    Option<string> Reuse,
    Option<int> Parallel,
    bool InProcess,
    bool Fuses,
    bool Json
)
{
    /// <summary>The size of the ensemble to make at the end, if there is to be one.</summary>
    public Option<int> Ensemble { get; init; }

    /// <summary>The devices of the workers.</summary>
    public Seq<ComputeDevice> Devices { get; init; } = Prelude.Seq1(ComputeDevice.Cpu);

    /// <summary>How to reach the places where trials run; none for this machine.</summary>
    public Seq<WorkerProgram> Launches { get; init; } = Seq<WorkerProgram>.Empty;

    /// <summary>Where the data of a resumed run lies now, if it has moved.</summary>
    public Option<string> Data { get; init; }
}
