namespace Nas.Domain.Learning;

/// <summary>A model's prediction for one architecture.</summary>
/// <param name="Mean">The expected target.</param>
/// <param name="Spread">The standard deviation among the model's members, in units of the target; 0 when they agree.</param>
public readonly record struct Prediction(double Mean, double Spread);
