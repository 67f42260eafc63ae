using Nas.Domain.Search.Trials;

namespace Nas.Effects.Trials;

/// <summary>What running a trial gave.</summary>
/// <param name="Verdict">How it ended.</param>
/// <param name="Usage">What it used of the machine.</param>
public sealed record TrialOutcome(Verdict Verdict, Usage Usage);
