using Nas.Domain.Text;

namespace Nas.Domain.Architectures.Grammars;

/// <summary>One of the ways a nonterminal can be rewritten.</summary>
/// <param name="Weight">How likely it is.</param>
/// <param name="Expression">The right-hand side.</param>
/// <param name="Height">Minimum height of a tree that takes it.</param>
/// <param name="At">Its position in the grammar's text.</param>
public sealed record Alternative(Weight Weight, Expression Expression, int Height, TextPosition At);
