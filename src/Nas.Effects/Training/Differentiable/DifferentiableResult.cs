using LanguageExt;
using Nas.Domain;

namespace Nas.Effects.Training.Differentiable;

/// <summary>What a differentiable search found.</summary>
/// <param name="Chosen">At each choice point the alternative that weighs most, of those that fit.</param>
/// <param name="Eigenvalues">Epochs and the dominant eigenvalue of the Hessian after them.</param>
/// <param name="StoppedAt">The epoch whose choices these are because the eigenvalue grew; none for those of the end.</param>
public sealed record DifferentiableResult(
    ValueArray<int> Chosen,
    ValueArray<(int Epoch, double Eigenvalue)> Eigenvalues,
    Option<int> StoppedAt
);
