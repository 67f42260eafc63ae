namespace Nas.Domain.Learning.GaussianProcesses;

/// <summary>What a <see cref="GaussianProcess"/> expects of standardised targets before it sees any.</summary>
/// <param name="Covariance">Of the function's values.</param>
/// <param name="Noise">The variance of what is added to a value when it is seen.</param>
internal readonly record struct Prior(Covariance Covariance, double Noise);
