namespace Nas.Domain.Search.Recipes;

/// <summary>An architecture that a search starts from.</summary>
/// <param name="Name">What the user calls it.</param>
/// <param name="Text">Its canonical text.</param>
public sealed record NamedArchitecture(string Name, string Text);
