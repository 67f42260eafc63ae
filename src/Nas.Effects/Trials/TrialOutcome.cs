using Nas.Domain.Search.Trials;

namespace Nas.Effects.Trials;

/// <summary>The outcome of running a trial.</summary>
/// <param name="Verdict">How it ended.</param>
/// <param name="Usage">Time and memory used.</param>
public sealed record TrialOutcome(Verdict Verdict, Usage Usage);
