using System.Globalization;
using System.Text.Json.Serialization;

namespace Nas.Effects.Data.Sets;

/// <summary>Where the values of a number lie, in the units of the data.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Least">The smallest value.</param>
/// <param name="Mean">The mean.</param>
/// <param name="Greatest">The largest value.</param>
public sealed record NumberRange(string Name, double Least, double Mean, double Greatest)
{
    private const int Digits = 6;

    /// <summary>The range of each number of some images; none where images have classes.</summary>
    public static IEnumerable<NumberRange> Of(ImageSet images, IReadOnlyList<string> names) =>
        images.Targets.Match(rows => names.Select((name, column) => Of(rows, name, column)), () => []);

    private static NumberRange Of(TargetRows rows, string name, int column)
    {
        var (mean, deviation) = (rows.Scaling.Mean[column], rows.Scaling.Deviation[column]);
        var values = rows.Column(column).Select(value => (value * (double)deviation) + mean).ToArray();
        var largest = Math.Max(Math.Abs(values.Min()), Math.Abs(values.Max()));
        return new(name, Rounded(values.Min(), largest), Rounded(values.Average(), largest), Rounded(values.Max(), largest));
    }

    /// <summary>Standardised numbers are back to six digits of the largest.</summary>
    private static double Rounded(double number, double largest)
    {
        var step = largest > 0 ? Math.Pow(10, Math.Floor(Math.Log10(largest)) - Digits + 1) : 1;
        var rounded = Math.Round(number / step) * step;
        return double.Parse(rounded.ToString($"G{Digits}", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) + 0.0;
    }

    /// <summary>As a line: <c>price  0.5 … 12.1, mean 3.4</c>.</summary>
    [JsonIgnore]
    public string Text => FormattableString.Invariant($"{Name}  {Least} … {Greatest}, mean {Mean}");
}
