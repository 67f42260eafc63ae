namespace Nas.Domain.Diagrams;

/// <summary>A part of a <see cref="Drawing"/>.</summary>
public abstract record Mark
{
    private Mark() { }

    /// <summary>A line through points.</summary>
    /// <param name="Points">The points.</param>
    /// <param name="Colour">The colour, as <c>#rrggbb</c>.</param>
    /// <param name="Thickness">The width of the line.</param>
    public sealed record Line(ValueArray<(double X, double Y)> Points, string Colour, double Thickness) : Mark;

    /// <summary>An area that shows what is below it.</summary>
    /// <param name="Points">Its outline.</param>
    /// <param name="Colour">The colour, as <c>#rrggbb</c>.</param>
    public sealed record Area(ValueArray<(double X, double Y)> Points, string Colour) : Mark
    {
        /// <summary>How much of what is below it an area hides.</summary>
        public const double Opacity = 0.18;
    }

    /// <summary>Words on one line.</summary>
    /// <param name="X">Where they begin, have their middle, or end.</param>
    /// <param name="Y">The line that they stand on.</param>
    /// <param name="Text">The words.</param>
    /// <param name="Colour">The colour, as <c>#rrggbb</c>.</param>
    /// <param name="Anchor">Which of their points is at <paramref name="X"/>.</param>
    public sealed record Words(double X, double Y, string Text, string Colour, Anchor Anchor) : Mark
    {
        /// <summary>The size of letters.</summary>
        public const double Size = 12;
    }
}
