namespace Nas.Effects.Training;

/// <summary>The quality of a network on a set of images.</summary>
/// <param name="Accuracy">Share of images whose largest logit is their class's, 0 … 1.</param>
/// <param name="Loss">Mean cross-entropy in nats.</param>
internal sealed record Evaluation(double Accuracy, double Loss);
