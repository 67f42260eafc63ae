namespace Nas.Domain.Search.Strategies;

/// <summary>A word that users of a strategy may choose.</summary>
/// <param name="Name">Its name, in words joined by hyphens.</param>
/// <param name="Help">What it means, in one line.</param>
/// <param name="Choices">The words, the usual one first.</param>
public sealed record ChoiceSetting(string Name, string Help, ValueArray<string> Choices) : Setting<string>(Name);
