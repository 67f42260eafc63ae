namespace Nas.Domain.Learning.GaussianProcesses;

/// <summary>The prior of a <see cref="GaussianProcess"/> over standardised targets.</summary>
/// <param name="Covariance">Of the function's values.</param>
/// <param name="Noise">The variance of the observation noise.</param>
internal readonly record struct Prior(Covariance Covariance, double Noise);
