namespace Nas.Domain.Search.Tabular;

/// <summary>How far the curve of a search goes, and in which steps.</summary>
/// <param name="Points">Number of its points.</param>
/// <param name="Width">What may be spent from one point to the next: trials, or epochs of training.</param>
/// <param name="InEpochs">Whether epochs are counted instead of trials.</param>
public sealed record Horizon(int Points, double Width, bool InEpochs)
{
    private const int EpochPoints = 100;

    /// <summary>A point for each trial.</summary>
    public static Horizon OfTrials(int trials) => new(trials, 1, false);

    /// <summary>A hundred points for a number of epochs.</summary>
    public static Horizon OfEpochs(int epochs) => new(EpochPoints, (double)epochs / EpochPoints, true);

    /// <summary>What is spent at a point, counted from 0.</summary>
    public double SpentAt(int point) => (point + 1) * Width;
}
