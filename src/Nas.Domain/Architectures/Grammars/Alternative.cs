using Nas.Domain.Text;

namespace Nas.Domain.Architectures.Grammars;

/// <summary>One of the ways a nonterminal can be rewritten.</summary>
/// <param name="Weight">How likely it is.</param>
/// <param name="Expression">What it is rewritten to.</param>
/// <param name="Height">Fewest levels that a tree through it needs.</param>
/// <param name="At">Where the grammar's text says so.</param>
public sealed record Alternative(Weight Weight, Expression Expression, int Height, TextPosition At);
