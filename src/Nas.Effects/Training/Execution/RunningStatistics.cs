using static TorchSharp.torch;

namespace Nas.Effects.Training.Execution;

/// <summary>The statistics of a batch norm for evaluation, updated by every training step (unbiased variance).</summary>
/// <param name="Mean">Mean per channel, [C].</param>
/// <param name="Variance">Variance per channel, [C].</param>
internal sealed record RunningStatistics(Tensor Mean, Tensor Variance)
{
    /// <summary>The statistics before any step: means 0, variances 1.</summary>
    public static RunningStatistics Fresh(int channels, ScalarType type, Device device) =>
        new(zeros(channels, type, device), ones(channels, type, device));
}
