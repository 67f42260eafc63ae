using LanguageExt;

namespace Nas.Effects.Training;

/// <summary>The progress of a training.</summary>
/// <param name="Epoch">The current or just finished epoch, from 1.</param>
/// <param name="Steps">Steps taken in this epoch.</param>
/// <param name="StepsPerEpoch">Number of steps per epoch.</param>
/// <param name="Loss">Mean training loss of this epoch so far.</param>
public sealed record TrainingProgress(int Epoch, int Steps, int StepsPerEpoch, double Loss)
{
    /// <summary>How many epochs there will be; none where the clock ends the training.</summary>
    public Option<int> Epochs { get; init; }

    /// <summary>The share of the training that is done, 0 … 1.</summary>
    public double Done { get; init; }

    /// <summary>The share of right answers among some training images of this epoch, as they were changed; none where none is right or
    /// wrong.</summary>
    public Option<double> Accuracy { get; init; }
}
