using LanguageExt;

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

    /// <summary>Where trials run.</summary>
    public TrialPlaces Places { get; init; } = TrialPlaces.Here;

    /// <summary>Where the data of a resumed run lies now, if it has moved.</summary>
    public Option<string> Data { get; init; }
}
