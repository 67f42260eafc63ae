using System.Collections.Immutable;
using Nas.Domain.Text;

namespace Nas.Domain.Architectures.Grammars;

/// <summary>A nonterminal and its alternatives.</summary>
/// <param name="Name">The nonterminal.</param>
/// <param name="Alternatives">At least one, in the order of the text.</param>
/// <param name="At">Where the rule starts.</param>
public sealed record Rule(string Name, ValueArray<Alternative> Alternatives, TextPosition At)
{
    /// <summary>Fewest levels that a tree of this nonterminal needs.</summary>
    public int Height => Alternatives.Min(alternative => alternative.Height);
}
