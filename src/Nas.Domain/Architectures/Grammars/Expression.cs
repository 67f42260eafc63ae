using Nas.Domain.Architectures.Operations;

namespace Nas.Domain.Architectures.Grammars;

/// <summary>The right-hand side of an alternative.</summary>
public abstract record Expression
{
    private Expression() { }

    /// <summary>The nonterminals in it, from left to right, each as often as it is written.</summary>
    internal IEnumerable<int> Symbols() =>
        this switch
        {
            Symbol symbol => [symbol.Index],
            Combined combined => combined.Parts.SelectMany(part => part.Symbols()),
            Terminal => [],
            _ => throw Closed.Unknown(this),
        };

    /// <summary>Whatever a nonterminal derives.</summary>
    /// <param name="Index">Which rule of the grammar.</param>
    public sealed record Symbol(int Index) : Expression;

    /// <summary>One operation.</summary>
    /// <param name="Operation">The operation.</param>
    public sealed record Terminal(Operation Operation) : Expression;

    /// <summary>A combinator over expressions.</summary>
    /// <param name="Combinator">Which one.</param>
    /// <param name="Parts">Its parts in order.</param>
    /// <param name="Copies">How a branching's one listed inner module is repeated.</param>
    public sealed record Combined(Combinator Combinator, ValueArray<Expression> Parts, Copies Copies) : Expression;
}
