using LanguageExt;
using Nas.Domain.Search.Trials;
using Nas.Effects.Training;

namespace Nas.Tool.Searching;

/// <summary>What trials of a run need beside its recipe.</summary>
/// <param name="Data">Where the data lies now, if it has moved.</param>
/// <param name="Report">Is told how far the trainings are.</param>
internal sealed record TrialWatch(Option<string> Data, Action<TrialSpec, TrainingProgress> Report)
{
    /// <summary>A name of the run, the same in all its sessions.</summary>
    public string Run { get; init; } = "";

    /// <summary>Is told of places that are lost.</summary>
    public Action<string> Say { get; init; } = _ => { };

    /// <summary>Data where the recipe says, and nobody to tell.</summary>
    public static TrialWatch None { get; } = new(Option<string>.None, (_, _) => { });
}
