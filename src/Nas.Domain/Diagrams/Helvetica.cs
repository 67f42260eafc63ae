using System.Collections.Immutable;

namespace Nas.Domain.Diagrams;

/// <summary>The widths of the letters of Helvetica, which every reader of PDF has.</summary>
internal static class Helvetica
{
    private const char First = ' ';

    // Thousandths of the size, of the characters from the blank to the tilde.
    private static readonly ImmutableArray<short> Widths =
    [
        .. new short[] { 278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278 },
        .. new short[] { 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556 },
        .. new short[] { 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778 },
        .. new short[] { 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556 },
        .. new short[] { 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556 },
        .. new short[] { 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584 },
    ];

    /// <summary>The same with question marks for what has no width here.</summary>
    public static string Plain(string text) => string.Concat(text.Select(letter => letter - First is >= 0 and < 95 ? letter : '?'));

    /// <summary>The width of plain text.</summary>
    public static double WidthOf(string text, double size) => text.Sum(letter => Widths[letter - First]) * size / 1000;
}
