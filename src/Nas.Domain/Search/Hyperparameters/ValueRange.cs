using System.Globalization;

namespace Nas.Domain.Search.Hyperparameters;

/// <summary>The values that a hyperparameter may have. A place from 0 to 1 stands for each.</summary>
public abstract record ValueRange
{
    private const int Digits = 6;

    private ValueRange() { }

    /// <summary>Numbers, all alike.</summary>
    public sealed record Float(double Min, double Max) : ValueRange;

    /// <summary>Positive numbers, every power alike.</summary>
    public sealed record Log(double Min, double Max) : ValueRange;

    /// <summary>Whole numbers, all alike.</summary>
    public sealed record Int(int Min, int Max) : ValueRange;

    /// <summary>Words or numbers without an order.</summary>
    public sealed record Choice(ValueArray<string> Values) : ValueRange;

    /// <summary>Whether its values have an order, so that near places are near values.</summary>
    public bool IsOrdered => this is not Choice;

    /// <summary>The value at a place in [0, 1]. Numbers have six digits.</summary>
    public string At(double place) =>
        this switch
        {
            Float range => Number(range.Min + (place * (range.Max - range.Min)), range.Min, range.Max),
            Log range => Number(
                Math.Exp(Math.Log(range.Min) + (place * (Math.Log(range.Max) - Math.Log(range.Min)))),
                range.Min,
                range.Max
            ),
            Int range => (range.Min + Slot(place, (long)range.Max - range.Min + 1)).ToString(CultureInfo.InvariantCulture),
            Choice range => range.Values[(int)Slot(place, range.Values.Length)],
            _ => throw Closed.Unknown(this),
        };

    /// <summary>Whether a text is one of its values.</summary>
    public bool Includes(string text) =>
        this switch
        {
            Float range => Within(text, range.Min, range.Max),
            Log range => Within(text, range.Min, range.Max),
            Int range => Within(text, range.Min, range.Max) && NumberOf(text) % 1 == 0,
            Choice range => range.Values.Contains(text),
            _ => throw Closed.Unknown(this),
        };

    /// <summary>The place of a value; that of the nearest where it is none of these, and that of the first for an unknown word.</summary>
    public double PlaceOf(string text) =>
        this switch
        {
            Float range => Share(NumberOf(text), range.Min, range.Max),
            Log range => Share(Math.Log(Math.Max(NumberOf(text), double.Epsilon)), Math.Log(range.Min), Math.Log(range.Max)),
            Int range => Middle(Math.Clamp(NumberOf(text), range.Min, range.Max) - range.Min, (double)range.Max - range.Min + 1),
            Choice range => Middle(Math.Max(0, range.Values.IndexOf(text)), range.Values.Length),
            _ => throw Closed.Unknown(this),
        };

    /// <summary>Another value drawn near this one; of a choice any other.</summary>
    /// <param name="text">The value.</param>
    /// <param name="step">A normal number: how far to go, in parts of <see cref="StepSize"/>.</param>
    /// <param name="draw">A number in [0, 1) that decides among choices.</param>
    public string Near(string text, double step, double draw) =>
        this is Choice { Values: var values }
            ? values.Length < 2
                ? values[0]
                : values[(Math.Max(0, values.IndexOf(text)) + 1 + (int)Slot(draw, values.Length - 1)) % values.Length]
            : At(Reflected(PlaceOf(text) + (StepSize * step))) is var near && near == text && this is Int range
                ? Beside(range, text, step)
                : near;

    /// <summary>The standard deviation of a mutation, as a share of the range.</summary>
    public const double StepSize = 0.2;

    /// <summary>The next whole number, on the other side where there is none.</summary>
    private static string Beside(Int range, string text, double step)
    {
        var (number, side) = ((int)NumberOf(text), step < 0 ? -1 : 1);
        var beside = number + side >= range.Min && number + side <= range.Max ? number + side : number - side;
        return Math.Clamp(beside, range.Min, range.Max).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The place in [0, 1] that one outside is mirrored to.</summary>
    public static double Reflected(double place)
    {
        var inside = Math.Abs(place) % 2;
        return inside > 1 ? 2 - inside : inside;
    }

    private static string Number(double value, double min, double max)
    {
        var rounded = double.Parse(value.ToString("G" + Digits, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return Math.Clamp(rounded, min, max).ToString("R", CultureInfo.InvariantCulture);
    }

    private static bool Within(string text, double min, double max) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max;

    private static double NumberOf(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && !double.IsNaN(number) ? number : 0;

    private static double Share(double value, double min, double max) => max > min ? Math.Clamp((value - min) / (max - min), 0, 1) : 0.5;

    private static double Middle(double index, double count) => (index + 0.5) / count;

    private static long Slot(double place, long count) => Math.Clamp((long)(place * count), 0, count - 1);
}
