using System.Globalization;

namespace Nas.Domain.Numerics.Randomness;

/// <summary>The number a whole search follows from. Equal seeds give equal decisions; any 64-bit value is allowed.</summary>
/// <param name="Value">The seed as the user writes it.</param>
public readonly record struct Seed(long Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
