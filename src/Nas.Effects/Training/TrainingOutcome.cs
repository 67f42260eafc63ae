using Nas.Domain.Search.Trials;
using Nas.Effects.Training.Execution;

namespace Nas.Effects.Training;

/// <summary>The outcome of a training.</summary>
/// <param name="Verdict">How it ended. The score is the accuracy (0 … 1) on the validation images, or on the test images where
/// if there are none. Metrics: <c>parameters</c>, <c>training-loss</c> with <c>training-loss.1</c> … of the epochs,
/// <c>validation-accuracy</c>, <c>validation-loss</c>, <c>test-accuracy</c>, <c>test-loss</c>.</param>
/// <param name="Seconds">Wall-clock seconds; no decision depends on them.</param>
/// <param name="Weights">The trained weights, if the job requested them and the training was scored; otherwise empty.</param>
public sealed record TrainingOutcome(Verdict Verdict, double Seconds, IReadOnlyList<NamedTensor> Weights);
