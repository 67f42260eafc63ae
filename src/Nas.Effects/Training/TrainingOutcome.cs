using Nas.Domain.Search.Trials;
using Nas.Effects.Training.Execution;

namespace Nas.Effects.Training;

/// <summary>The outcome of a training.</summary>
/// <param name="Verdict">How it ended. The score is the accuracy (0 … 1) on the validation images, or on the test images where
/// there are none to validate with; <c>parameters</c> is among its metrics.</param>
/// <param name="Seconds">Wall-clock seconds; no decision looks at them.</param>
/// <param name="Weights">The trained weights, where the job asked for them and the training was scored; else empty.</param>
public sealed record TrainingOutcome(Verdict Verdict, double Seconds, IReadOnlyList<NamedTensor> Weights);
