namespace Nas.Effects.Training;

/// <summary>Where a training stands.</summary>
/// <param name="Epoch">The epoch that runs or has just ended, from 1.</param>
/// <param name="Steps">Steps taken in this epoch.</param>
/// <param name="StepsPerEpoch">Steps of an epoch.</param>
/// <param name="Loss">Mean training loss of this epoch so far.</param>
public sealed record TrainingProgress(int Epoch, int Steps, int StepsPerEpoch, double Loss);
