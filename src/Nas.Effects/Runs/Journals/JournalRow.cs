using Nas.Domain.Search.Decisions;

namespace Nas.Effects.Runs.Journals;

/// <summary>One event with the time at which it was recorded. Times enter no decision and no comparison.</summary>
/// <param name="Sequence">1, 2, 3, … without gaps.</param>
/// <param name="Event">What happened.</param>
/// <param name="Utc">When, as the machine's clock said, in ISO 8601.</param>
/// <param name="Elapsed">Time spent on the run up to then, summed over its sessions.</param>
public sealed record JournalRow(long Sequence, SearchEvent Event, string Utc, TimeSpan Elapsed);
