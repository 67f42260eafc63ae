namespace Nas.Domain.Search.Recipes;

/// <summary>The grammar of a search, complete.</summary>
/// <param name="Name">What the user calls it.</param>
/// <param name="Text">The whole text of the grammar.</param>
public sealed record NamedGrammar(string Name, string Text);
