using System.Collections.Immutable;

namespace Nas.Domain.Learning.Formulas;

/// <summary>Formulas as trees: their nodes in pre-order, and the exchange of one of them.</summary>
internal static class FormulaTrees
{
    /// <summary>The formula and everything below it, a function before its parts, left before right.</summary>
    public static ImmutableArray<Formula> Nodes(this Formula formula)
    {
        var nodes = ImmutableArray.CreateBuilder<Formula>();
        Add(formula);
        return nodes.DrainToImmutable();

        void Add(Formula node)
        {
            nodes.Add(node);
            foreach (var part in node.Parts)
            {
                Add(part);
            }
        }
    }

    /// <summary>The formula with another one in the place of a node.</summary>
    /// <param name="formula">The formula.</param>
    /// <param name="index">The node's position in <see cref="Nodes"/>.</param>
    /// <param name="other">The replacement.</param>
    public static Formula Replace(this Formula formula, int index, Formula other)
    {
        if (index == 0)
        {
            return other;
        }

        switch (formula)
        {
            case Formula.Unary unary:
                return unary with { Part = unary.Part.Replace(index - 1, other) };
            case Formula.Binary binary:
                var left = binary.Left.Size;
                return index <= left
                    ? binary with
                    {
                        Left = binary.Left.Replace(index - 1, other),
                    }
                    : binary with
                    {
                        Right = binary.Right.Replace(index - 1 - left, other),
                    };
            default:
                throw new ArgumentOutOfRangeException(nameof(index), index, "The formula has no such node.");
        }
    }
}
