using System.Collections.Immutable;
using Nas.Domain.Architectures.Grammars.Text;

namespace Nas.Domain.Architectures.Grammars;

/// <summary>A search space: nonterminals, their weighted alternatives, and the bounds of a derivation.</summary>
/// <param name="Name">The grammar's name.</param>
/// <param name="Settings">Bounds.</param>
/// <param name="Rules">All nonterminals; expressions refer to them by index.</param>
/// <param name="Start">Index of the nonterminal that every derivation starts from.</param>
/// <remarks>Made by <see cref="GrammarText.Parse"/>, which checks that every name is known and every nonterminal can end.</remarks>
public sealed record Grammar(string Name, GrammarSettings Settings, ImmutableArray<Rule> Rules, int Start);
