using System.Collections.Immutable;
using Nas.Domain.Numerics.Randomness;

namespace Nas.Domain.Learning.Formulas.Evolution;

/// <summary>Makes offspring: crossover, subtree, hoist and point mutation, or a copy.</summary>
/// <remarks>Parts are chosen with weight 0.9 for functions and 0.1 for leaves (Koza, 1992).</remarks>
/// <param name="Growth">Draws new subtrees.</param>
/// <param name="Rates">How often which operator is used.</param>
/// <param name="MaxDepth">The depth that no offspring may exceed.</param>
internal sealed record FormulaVariation(FormulaGrowth Growth, VariationRates Rates, int MaxDepth)
{
    private const double FunctionWeight = 0.9;

    /// <summary>An offspring; when it is too deep, operator and parents are drawn again.</summary>
    public Formula Vary(Parents parents, ref RandomCursor cursor)
    {
        while (true)
        {
            if (Draw(parents, ref cursor) is var child && child.Depth <= MaxDepth)
            {
                return child;
            }
        }
    }

    private Formula Draw(Parents parents, ref RandomCursor cursor)
    {
        var parent = parents.Next(ref cursor);
        var choice = cursor.NextDouble();
        return choice < Rates.Crossover ? Cross(parent, parents.Next(ref cursor), ref cursor)
            : (choice -= Rates.Crossover) < Rates.Subtree ? Cross(parent, Growth.HalfAndHalf(MaxDepth, ref cursor), ref cursor)
            : (choice -= Rates.Subtree) < Rates.Hoist ? Hoist(parent, ref cursor)
            : choice - Rates.Hoist < Rates.Point ? Point(parent, ref cursor)
            : parent;
    }

    /// <summary>A random part of the parent replaced by a random part of the donor.</summary>
    internal static Formula Cross(Formula parent, Formula donor, ref RandomCursor cursor)
    {
        var place = Part(parent.Nodes(), ref cursor);
        var given = donor.Nodes();
        return parent.Replace(place, given[Part(given, ref cursor)]);
    }

    /// <summary>A random part of the parent replaced by a random part of that part.</summary>
    internal static Formula Hoist(Formula parent, ref RandomCursor cursor)
    {
        var nodes = parent.Nodes();
        var place = Part(nodes, ref cursor);
        var inner = nodes[place].Nodes();
        return parent.Replace(place, inner[Part(inner, ref cursor)]);
    }

    /// <summary>Some nodes exchanged for others with as many parts.</summary>
    internal Formula Point(Formula node, ref RandomCursor cursor)
    {
        var changes = cursor.NextDouble() < Rates.PointOfEachNode;
        switch (node)
        {
            case Formula.Unary unary:
                var one = changes ? FormulaGrowth.Unary(ref cursor) : unary.Function;
                return new Formula.Unary(one, Point(unary.Part, ref cursor));
            case Formula.Binary binary:
                var two = changes ? FormulaGrowth.Binary(ref cursor) : binary.Function;
                var left = Point(binary.Left, ref cursor);
                return new Formula.Binary(two, left, Point(binary.Right, ref cursor));
            case Formula.Metric or Formula.Constant:
                return changes ? Growth.Metric(ref cursor) : node;
            default:
                throw Closed.Unknown(node);
        }
    }

    private static int Part(ImmutableArray<Formula> nodes, ref RandomCursor cursor)
    {
        var left = cursor.NextDouble() * nodes.Sum(Weight);
        var index = 0;
        while (index < nodes.Length - 1 && (left -= Weight(nodes[index])) >= 0)
        {
            index++;
        }

        return index;
    }

    private static double Weight(Formula node) => node.Parts.IsEmpty ? 1 - FunctionWeight : FunctionWeight;
}
