using Nas.Domain.Search.Decisions;

namespace Nas.Effects.Runs.Journals;

/// <summary>One event with the time at which it was recorded. No decision and no comparison depends on times.</summary>
/// <param name="Sequence">1, 2, 3, … without gaps.</param>
/// <param name="Event">The event.</param>
/// <param name="Utc">The time by the machine's clock, in ISO 8601.</param>
/// <param name="Elapsed">Time spent on the run up to then, summed over its sessions.</param>
public sealed record JournalRow(long Sequence, SearchEvent Event, string Utc, TimeSpan Elapsed);
