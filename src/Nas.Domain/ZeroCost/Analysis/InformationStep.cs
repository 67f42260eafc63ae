namespace Nas.Domain.ZeroCost.Analysis;

/// <summary>A proxy that is known beside those of the steps before.</summary>
/// <param name="Proxy">Its name.</param>
/// <param name="Entropy">What is still open about the quality, in bits.</param>
/// <param name="ByChance">The same, had this proxy's values been dealt to the architectures at random: what more cells alone take
/// away.</param>
public sealed record InformationStep(string Proxy, double Entropy, double ByChance)
{
    /// <summary>The bits that this proxy adds to those before it.</summary>
    public double Gain => ByChance - Entropy;
}
