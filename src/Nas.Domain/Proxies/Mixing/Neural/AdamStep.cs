namespace Nas.Domain.Proxies.Mixing.Neural;

/// <summary>The numbers of a step of <see cref="AdamW"/>.</summary>
/// <param name="Decay">The share that every parameter loses.</param>
/// <param name="Size">The rate over the correction of the mean.</param>
/// <param name="Correction">One over the root of the correction of the squares.</param>
/// <param name="Epsilon">What keeps the divisor from 0.</param>
internal readonly record struct AdamStep(float Decay, float Size, float Correction, float Epsilon);
