using Nas.Domain.Numerics.Randomness;

namespace Nas.Effects.Models.Language;

/// <summary>How a small encoder is trained on free lessons.</summary>
/// <param name="Steps">Steps, each on a batch of architectures.</param>
/// <param name="Minutes">Ends earlier when these are over; infinite for never, so that equal settings give equal weights.</param>
/// <param name="Seed">Where chance comes from.</param>
public sealed record PretrainingSettings(int Steps, double Minutes, Seed Seed)
{
    /// <summary>Numbers of a token.</summary>
    public int Width { get; init; } = 128;

    /// <summary>Layers.</summary>
    public int Layers { get; init; } = 3;
}
