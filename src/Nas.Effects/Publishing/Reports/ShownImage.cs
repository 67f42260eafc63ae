namespace Nas.Effects.Publishing.Reports;

/// <summary>An image in a page.</summary>
/// <param name="Address">The picture itself; empty where the numbers are none.</param>
/// <param name="Name">Its file, or its number.</param>
/// <param name="Words">What to say about it.</param>
public sealed record ShownImage(string Address, string Name, string Words);
