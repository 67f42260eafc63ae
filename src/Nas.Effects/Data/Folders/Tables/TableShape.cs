using System.Globalization;
using Nas.Domain.Architectures.Tensors;

namespace Nas.Effects.Data.Folders.Tables;

/// <summary>The tensor shape of a row's features.</summary>
internal static class TableShape
{
    /// <summary><c>1×H×W</c> for columns named by rows and columns of a picture in order (<c>1x1</c>, <c>1x2</c>, …) or numbered as pixels
    /// of a square (<c>pixel0</c>, <c>pixel1</c>, …; from 0 or 1); otherwise F×1×1.</summary>
    public static TensorType Infer(IReadOnlyList<string> features) =>
        Grid(features) ?? Square(features) ?? TensorType.Image(features.Count, 1, 1);

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
        return
            side > 1
            && side * side == features.Count
            && Number(features[0]) is 0 or 1
            && features.Select((name, i) => Number(name) == Number(features[0]) + i).All(fits => fits)
            ? TensorType.Image(1, side, side)
            : null;
    }

    private static (int Row, int Column) Place(string name) =>
        name.Split('x') is [var row, var column] && ParseInteger(row) is { } r && ParseInteger(column) is { } c ? (r, c) : (0, 0);

    private static int? Number(string name) =>
        name.StartsWith("pixel", StringComparison.OrdinalIgnoreCase) ? ParseInteger(name["pixel".Length..].TrimStart('_', ' ')) : null;

    private static int? ParseInteger(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
