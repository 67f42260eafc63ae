using Nas.Domain.Numerics.Tables;

namespace Nas.Domain.Learning.Formulas.Evolution;

/// <summary>Architectures of one search space and task that a formula should put in the right order.</summary>
/// <param name="Name">Its name in reports.</param>
/// <param name="Metrics">The proxies of each architecture; NaN where one is not known.</param>
/// <param name="Targets">The quality of each architecture; larger is better.</param>
public sealed record FormulaProblem(string Name, FeatureTable Metrics, ValueArray<double> Targets);
