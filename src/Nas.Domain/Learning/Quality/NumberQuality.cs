namespace Nas.Domain.Learning.Quality;

/// <summary>How well one number is told.</summary>
/// <param name="R2">The share of its variance that is told, 1 at best; 0 for a constant that is not met.</param>
/// <param name="MeanSquaredError">Mean of the squared errors.</param>
/// <param name="MeanAbsoluteError">Mean of the absolute errors.</param>
public sealed record NumberQuality(double R2, double MeanSquaredError, double MeanAbsoluteError);
