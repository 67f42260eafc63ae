namespace Nas.Domain.Search.Trials;

/// <summary>How exactly a graphics processor multiplies matrices.</summary>
public enum Precision
{
    /// <summary>With 24 bits of each factor.</summary>
    Fp32,

    /// <summary>With 11 bits of each factor, several times as fast.</summary>
    Tf32,
}
