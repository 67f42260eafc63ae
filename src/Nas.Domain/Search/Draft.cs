using LanguageExt;

namespace Nas.Domain.Search;

/// <summary>What a strategy drew once, before limits and repetitions are checked.</summary>
/// <param name="Origin">Where it came from.</param>
/// <param name="Candidate">The architecture, or none when the operation found none.</param>
public sealed record Draft(Origin Origin, Option<Candidate> Candidate);
