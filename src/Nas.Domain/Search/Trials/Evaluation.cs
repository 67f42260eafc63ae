using LanguageExt;

namespace Nas.Domain.Search.Trials;

/// <summary>How a network does on a set of examples.</summary>
/// <param name="Accuracy">Share of examples whose largest logit is their class's, 0 … 1.</param>
/// <param name="Loss">Mean cross-entropy in nats; none where it was not measured.</param>
public sealed record Evaluation(double Accuracy, Option<double> Loss);
