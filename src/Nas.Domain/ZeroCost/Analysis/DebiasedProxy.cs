namespace Nas.Domain.ZeroCost.Analysis;

/// <summary>A proxy divided by an attribute plus a constant, judged on architectures that the constant was not chosen on.</summary>
/// <param name="Goal">What the constant was chosen for.</param>
/// <param name="Constant">The constant; infinite where the proxy is best left as it is.</param>
/// <param name="Bias">Kendall's tau with the attribute that is left.</param>
/// <param name="Tau">Kendall's tau with the quality.</param>
public sealed record DebiasedProxy(BiasGoal Goal, double Constant, double Bias, double Tau);
