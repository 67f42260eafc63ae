namespace Nas.Domain.Search.Recipes;

/// <summary>An architecture that a search starts from.</summary>
/// <param name="Name">Its name in the recipe.</param>
/// <param name="Text">Its canonical text.</param>
public sealed record NamedArchitecture(string Name, string Text);
