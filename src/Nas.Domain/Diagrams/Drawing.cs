namespace Nas.Domain.Diagrams;

/// <summary>A picture of lines, areas and words, whatever the format that it is printed in.</summary>
/// <param name="Title">What it shows, for those who cannot see it.</param>
/// <param name="Width">The width in points.</param>
/// <param name="Height">The height in points.</param>
/// <param name="Marks">What is drawn, the lowest first.</param>
public sealed record Drawing(string Title, double Width, double Height, ValueArray<Mark> Marks);
