using System.Numerics;
using LanguageExt;

namespace Nas.Domain.Search.Strategies;

/// <summary>A number that users of a strategy may give.</summary>
/// <param name="Name">Its name, in words joined by hyphens.</param>
/// <param name="Help">What it means, in one line; the default too where it has to be computed.</param>
/// <param name="Min">The smallest value.</param>
/// <param name="Max">The largest value.</param>
public sealed record NumberSetting<T>(string Name, string Help, T Min, T Max) : Setting<T>(Name)
    where T : struct, INumber<T>
{
    /// <summary>The value of those who give none; none where it has to be computed.</summary>
    public Option<T> Default { get; init; }
}
