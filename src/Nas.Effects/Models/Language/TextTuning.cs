namespace Nas.Effects.Models.Language;

/// <summary>How a regressor learns.</summary>
/// <param name="Epochs">How often each example is seen.</param>
/// <param name="BatchSize">Examples of a step.</param>
/// <param name="Rate">The highest learning rate.</param>
internal sealed record TextTuning(int Epochs, int BatchSize, double Rate)
{
    /// <summary>The weight of the order of pairs beside the error of each.</summary>
    public double Pairs { get; init; } = 0.5;

    /// <summary>The share of the head's inputs that is left out in a step.</summary>
    public double Dropout { get; init; }

    /// <summary>Whether the head sees the facts beside the text.</summary>
    public bool SeesFacts { get; init; }

    /// <summary>Whether a batch has texts of any length.</summary>
    public bool Mixes { get; init; }
}
