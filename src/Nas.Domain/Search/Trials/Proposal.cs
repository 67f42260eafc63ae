using LanguageExt;

namespace Nas.Domain.Search.Trials;

/// <summary>The decision about one trial.</summary>
/// <param name="Trial">The trial's number: 0, 1, 2, … in the order of proposal.</param>
/// <param name="Candidate">The candidate, or none when every draft was refused; such a trial is rejected without running.</param>
/// <param name="Origin">Where the candidate came from.</param>
/// <param name="Draws">The drafts it took.</param>
public sealed record Proposal(int Trial, Option<Candidate> Candidate, Origin Origin, Draws Draws);
