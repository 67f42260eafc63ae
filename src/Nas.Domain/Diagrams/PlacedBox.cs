namespace Nas.Domain.Diagrams;

/// <summary>A box with its place: levels below the root, and rows from the top.</summary>
internal readonly record struct PlacedBox(TreeBox Box, int Level, int Row, int ParentRow);
