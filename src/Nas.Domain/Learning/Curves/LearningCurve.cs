namespace Nas.Domain.Learning.Curves;

/// <summary>A whole training, epoch by epoch.</summary>
/// <param name="Setting">What was trained, and how; trainings of equal settings differ by chance alone.</param>
/// <param name="Description">The setting in numbers.</param>
/// <param name="Losses">The mean training loss of each epoch.</param>
/// <param name="ValidationLosses">The validation loss after each.</param>
/// <param name="Accuracies">The validation accuracy after each, 0 … 1; as many as losses, at least one.</param>
public sealed record LearningCurve(
    string Setting,
    ValueArray<double> Description,
    ValueArray<double> Losses,
    ValueArray<double> ValidationLosses,
    ValueArray<double> Accuracies
)
{
    /// <summary>The accuracy after the last epoch.</summary>
    public double End => Accuracies[^1];

    /// <summary>Its first epochs.</summary>
    public LearningCurve Begin(int epochs) =>
        this with
        {
            Losses = [.. Losses.Take(epochs)],
            ValidationLosses = [.. ValidationLosses.Take(epochs)],
            Accuracies = [.. Accuracies.Take(epochs)],
        };
}
