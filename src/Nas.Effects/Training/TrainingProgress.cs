namespace Nas.Effects.Training;

/// <summary>The progress of a training.</summary>
/// <param name="Epoch">The current or just finished epoch, from 1.</param>
/// <param name="Steps">Steps taken in this epoch.</param>
/// <param name="StepsPerEpoch">Number of steps per epoch.</param>
/// <param name="Loss">Mean training loss of this epoch so far.</param>
public sealed record TrainingProgress(int Epoch, int Steps, int StepsPerEpoch, double Loss);
