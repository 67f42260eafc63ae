namespace Nas.Domain.Search.Recipes;

/// <summary>The complete grammar of a search.</summary>
/// <param name="Name">Its name in the recipe.</param>
/// <param name="Text">The whole text of the grammar.</param>
public sealed record NamedGrammar(string Name, string Text);
