using Nas.Domain.Learning;
using Nas.Domain.Learning.Ensembles;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Spaces;

namespace Nas.Domain.Search.Surrogates;

/// <summary>Fits a surrogate to what other tasks teach.</summary>
/// <param name="Surrogate">The surrogate.</param>
/// <param name="Source">Architectures of other tasks and their ranks.</param>
/// <param name="Stream">Where chance comes from.</param>
internal sealed record SourceFit(Surrogate Surrogate, TrainingSet Source, RandomStream Stream) : IComputation<FittedPredictor>
{
    /// <inheritdoc/>
    public FittedPredictor Compute() => VaryingColumns.Fit(Surrogate.Learner, Source, Stream);
}
