using LanguageExt;
using Nas.Domain.Search.Trials;
using Nas.Effects.Runs;

namespace Nas.Effects.Trials;

/// <summary>The capability to run trials. Value in, verdict out; where and how is the runner's affair.</summary>
/// <param name="Run">Runs one trial; may be called for several at once. Whatever a candidate does is a verdict; a fault says that
/// no candidate can be run. Cancelling the token ends the trial soon, with <see cref="Verdict.Cancelled"/>.</param>
public sealed record TrialRunner(Func<TrialSpec, CancellationToken, Task<Either<RunFault, TrialOutcome>>> Run);
