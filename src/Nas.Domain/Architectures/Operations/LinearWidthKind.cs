namespace Nas.Domain.Architectures.Operations;

/// <summary>How the number of a <see cref="LinearWidth"/> is meant.</summary>
public enum LinearWidthKind
{
    /// <summary>The width itself.</summary>
    Fixed,

    /// <summary>A factor on the input's width (<c>linear_x4</c> and so on in einspace).</summary>
    Times,

    /// <summary>A divisor of the input's width (<c>linear_4th</c> and so on in einspace).</summary>
    Over,
}
