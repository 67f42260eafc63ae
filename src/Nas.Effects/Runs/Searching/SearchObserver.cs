using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Trials;

namespace Nas.Effects.Runs.Searching;

/// <summary>Observes a search, for display. Called from one thread at a time, in order; must return quickly.</summary>
/// <param name="Recorded">Called after an event was recorded, with the state after it.</param>
/// <param name="Launched">Called when a trial is handed to the runner.</param>
public sealed record SearchObserver(Action<SearchEvent, SearchState> Recorded, Action<TrialSpec> Launched)
{
    /// <summary>Ignores everything.</summary>
    public static SearchObserver None { get; } = new((_, _) => { }, _ => { });
}
