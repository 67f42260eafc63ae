using LanguageExt;
using Nas.Domain.Search.Trials;
using Nas.Effects.Runs;

namespace Nas.Effects.Trials;

/// <summary>The capability to run trials. The runner decides where and how.</summary>
/// <param name="Run">Runs one trial; may be called concurrently. Every failure of a candidate is a verdict; a fault means that
/// no candidate can be run. Cancelling the token ends the trial quickly, with <see cref="Verdict.Cancelled"/>.</param>
public sealed record TrialRunner(Func<TrialSpec, CancellationToken, Task<Either<RunFault, TrialOutcome>>> Run);
