using System.Collections.Immutable;

namespace Nas.Domain.Diagrams;

/// <summary>The colours of charts.</summary>
internal static class Palette
{
    /// <summary>Words and axes.</summary>
    public const string Ink = "#1b1f24";

    /// <summary>Lines that help to read a chart.</summary>
    public const string Grid = "#d8dee4";

    // Okabe and Ito (2008): distinguishable with most kinds of colour vision.
    private static readonly ImmutableArray<string> Colours =
    [
        "#0072b2",
        "#d55e00",
        "#009e73",
        "#cc79a7",
        "#e69f00",
        "#56b4e9",
        "#8c564b",
        "#7f7f7f",
    ];

    /// <summary>The colour of a place in a list.</summary>
    public static string ColourOf(int place) => Colours[place % Colours.Length];
}
