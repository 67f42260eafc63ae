using Nas.Domain.Text;

namespace Nas.Domain.Architectures.Grammars;

/// <summary>A nonterminal and its alternatives.</summary>
/// <param name="Name">The nonterminal.</param>
/// <param name="Alternatives">At least one, in the order of the text.</param>
/// <param name="At">Where the rule starts.</param>
public sealed record Rule(string Name, ValueArray<Alternative> Alternatives, TextPosition At)
{
    /// <summary>Minimum height of a tree of this nonterminal.</summary>
    public int Height => Alternatives.Min(alternative => alternative.Height);
}
