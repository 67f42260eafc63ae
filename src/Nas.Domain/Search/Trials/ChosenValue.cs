using System.Globalization;

namespace Nas.Domain.Search.Trials;

/// <summary>The value of a hyperparameter of one trial.</summary>
/// <param name="Name">The hyperparameter.</param>
/// <param name="Text">The value as recipes write it; numbers are invariant.</param>
public sealed record ChosenValue(string Name, string Text)
{
    /// <summary>The value where it is a number, else NaN.</summary>
    public double Number => double.TryParse(Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;

    /// <inheritdoc/>
    public override string ToString() => $"{Name}={Text}";
}
