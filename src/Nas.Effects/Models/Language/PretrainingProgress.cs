namespace Nas.Effects.Models.Language;

/// <summary>How far a pre-training is.</summary>
/// <param name="Step">Steps so far.</param>
/// <param name="Share">The share of the training that is done.</param>
/// <param name="Hidden">The share of the hidden tokens that was told right of late.</param>
/// <param name="Facts">The share of the variance of the facts that was not told of late.</param>
public sealed record PretrainingProgress(int Step, double Share, double Hidden, double Facts);
