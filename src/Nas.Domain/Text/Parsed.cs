namespace Nas.Domain.Text;

/// <summary>What a parser made of the first tokens, and what it left.</summary>
/// <param name="Value">The value; it means nothing when <see cref="Tokens.Error"/> of the rest says why there is none.</param>
/// <param name="Rest">The tokens that follow.</param>
internal readonly record struct Parsed<T>(T Value, Tokens Rest);
