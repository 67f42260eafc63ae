using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Trials;

namespace Nas.Effects.Runs.Searching;

/// <summary>Follows a search, to show it. Called from one thread at a time, in order; must return soon.</summary>
/// <param name="Recorded">An event is on the disk; the state is the one after it.</param>
/// <param name="Launched">A trial was handed to the runner.</param>
public sealed record SearchObserver(Action<SearchEvent, SearchState> Recorded, Action<TrialSpec> Launched)
{
    /// <summary>Looks away.</summary>
    public static SearchObserver None { get; } = new((_, _) => { }, _ => { });
}
