namespace Nas.Domain.Search.Strategies.Mixing.Neural;

/// <summary>The numbers of a step of <see cref="AdamW"/>.</summary>
/// <param name="Clip">What every slope is multiplied with.</param>
/// <param name="MeanShare">The share of a new slope in the moving mean.</param>
/// <param name="SquareShare">The share of its square in the moving mean of squares.</param>
/// <param name="Decay">The share that every parameter loses.</param>
/// <param name="Size">The rate over the correction of the mean.</param>
/// <param name="Correction">One over the root of the correction of the squares.</param>
/// <param name="Epsilon">What keeps the divisor from 0.</param>
internal readonly record struct AdamStep(float Clip, float MeanShare, float SquareShare, float Decay, float Size, float Correction, float Epsilon);
