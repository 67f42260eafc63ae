using Nas.Domain;

namespace Nas.Effects.Publishing.Reports;

/// <summary>What a model told of an image, beside what is known.</summary>
/// <param name="Image">The name of the image.</param>
/// <param name="Known">Its numbers.</param>
/// <param name="Told">What the model told.</param>
public sealed record ToldNumbers(string Image, ValueArray<float> Known, ValueArray<float> Told)
{
    private const int MaxNumbers = 4;

    /// <summary>In words: <c>price 3.5 told as 9.1</c>.</summary>
    public string Text(IReadOnlyList<string> names) =>
        string.Join(
            ", ",
            names
                .Take(MaxNumbers)
                .Select((name, i) => FormattableString.Invariant($"{name} {Quantity.Number(Known[i])} told as {Quantity.Number(Told[i])}"))
        ) + (names.Count > MaxNumbers ? ", …" : "");
}
