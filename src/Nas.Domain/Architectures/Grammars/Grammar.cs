namespace Nas.Domain.Architectures.Grammars;

/// <summary>A search space: nonterminals, their weighted alternatives, and the bounds of a derivation.</summary>
/// <param name="Name">The grammar's name.</param>
/// <param name="Settings">Bounds.</param>
/// <param name="Rules">All nonterminals; expressions refer to them by index.</param>
/// <param name="Start">Index of the nonterminal that every derivation starts from.</param>
/// <remarks>Made by <c>GrammarText.Parse</c>, which checks that every name is known and every nonterminal can end.</remarks>
public sealed record Grammar(string Name, GrammarSettings Settings, ValueArray<Rule> Rules, int Start);
