using System.Globalization;
using Nas.Domain.Architectures.Tensors;

namespace Nas.Effects.Data.Folders.Tables;

/// <summary>The tensor shape of a row's features.</summary>
internal static class TableShape
{
    /// <summary><c>1×H×W</c> for columns named by rows and columns of a picture in order (<c>1x1</c>, <c>1x2</c>, …) or numbered as pixels
    /// of a square (<c>pixel0</c>, <c>pixel1</c>, …; from 0 or 1); <c>1×1×L</c> for those numbered as times (<c>t0</c>, <c>t1</c>, …);
    /// otherwise F×1×1.</summary>
    public static TensorType Infer(IReadOnlyList<string> features) =>
        Grid(features) ?? Square(features) ?? Sequence(features) ?? TensorType.Image(features.Count, 1, 1);

    private static TensorType? Grid(IReadOnlyList<string> features)
    {
        var (height, width) = Place(features[^1]);
        return
            height is > 0
            && (long)height * width == features.Count
            && features.Select((name, i) => Place(name) == (i / width + 1, i % width + 1)).All(fits => fits)
            ? TensorType.Image(1, height, width)
            : null;
    }

    private static TensorType? Square(IReadOnlyList<string> features)
    {
        var side = (int)Math.Round(Math.Sqrt(features.Count));
        return side > 1 && side * side == features.Count && AreNumbered(features, "pixel") ? TensorType.Image(1, side, side) : null;
    }

    private static TensorType? Sequence(IReadOnlyList<string> features) =>
        features.Count > 1 && AreNumbered(features, "t") ? TensorType.Image(1, 1, features.Count) : null;

    private static bool AreNumbered(IReadOnlyList<string> features, string word) =>
        Number(features[0], word) is 0 or 1
        && features.Select((name, i) => Number(name, word) == Number(features[0], word) + i).All(fits => fits);

    private static (int Row, int Column) Place(string name) =>
        name.Split('x') is [var row, var column] && ParseInteger(row) is { } r && ParseInteger(column) is { } c ? (r, c) : (0, 0);

    private static int? Number(string name, string word) =>
        name.StartsWith(word, StringComparison.OrdinalIgnoreCase) ? ParseInteger(name[word.Length..].TrimStart('_', ' ')) : null;

    private static int? ParseInteger(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
