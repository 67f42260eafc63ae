using LanguageExt;

namespace Nas.Domain.Search.Trials;

/// <summary>What one epoch of a training gave.</summary>
/// <param name="Loss">Mean training loss; none where it was not measured.</param>
/// <param name="Score">The score after the epoch; none where the network was not scored then.</param>
public sealed record EpochResult(Option<double> Loss, Option<double> Score);
