using System.Globalization;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Nas.Domain.Learning.Catalogue;

/// <summary>A number that users of a predictor may give.</summary>
/// <param name="Name">Its name, in words joined by hyphens.</param>
/// <param name="Min">The smallest value.</param>
/// <param name="Max">The largest value.</param>
/// <param name="IsWhole">Whether it is a whole number.</param>
/// <param name="Get">Its value in a predictor that has it.</param>
/// <param name="Set">The predictor with another value.</param>
public sealed record PredictorSetting(
    string Name,
    double Min,
    double Max,
    bool IsWhole,
    Func<Predictor, double> Get,
    Func<Predictor, double, Predictor> Set
)
{
    /// <summary>A whole number.</summary>
    internal static PredictorSetting Whole<T>(string name, int min, int max, Func<T, int> get, Func<T, int, T> set)
        where T : Predictor => new(name, min, max, true, made => get((T)made), (made, value) => set((T)made, (int)value));

    /// <summary>A real number.</summary>
    internal static PredictorSetting Real<T>(string name, double min, double max, Func<T, double> get, Func<T, double, T> set)
        where T : Predictor => new(name, min, max, false, made => get((T)made), (made, value) => set((T)made, value));

    /// <summary>The number as users write it.</summary>
    internal string Print(Predictor made) => string.Create(CultureInfo.InvariantCulture, $"{Name}={Get(made):R}");

    /// <summary>A predictor with the number that a text gives, or why it gives none.</summary>
    internal Either<string, Predictor> Read(string text, Predictor made) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
        && value >= Min
        && value <= Max
        && (!IsWhole || value == Math.Floor(value))
            ? Right(Set(made, value))
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{Name} is a {(IsWhole ? "whole " : "")}number from {Min} to {Max}, not '{text}'"
            );
}
