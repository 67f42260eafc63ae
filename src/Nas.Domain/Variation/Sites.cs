using System.Collections.Immutable;
using Nas.Domain.Derivations;
using Nas.Domain.Grammars;
using Nas.Domain.Operations;
using Nas.Domain.Tensors;

namespace Nas.Domain.Variation;

/// <summary>Finds the nonterminal at every node of a derivation by matching the tree against the grammar.</summary>
/// <remarks>Trees do not carry their nonterminals, so that one architecture can be varied in many grammars. Nodes below a
/// part that no alternative matches, and parts that an alternative writes out, are no sites.</remarks>
internal sealed class Sites
{
    private readonly Grammar _grammar;
    private readonly List<Site> _sites;
    private int _index;

    private Sites(Grammar grammar, int nodes) => (_grammar, _sites) = (grammar, new(nodes));

    /// <summary>All sites of a tree in pre-order.</summary>
    public static List<Site> Of(Grammar grammar, Derivation tree)
    {
        var sites = new Sites(grammar, tree.Nodes);
        sites.Visit(tree, grammar.Start, depth: 0, copies: 1, Slot.Map(tree.Input));
        return sites._sites;
    }

    private void Visit(Derivation node, int rule, int depth, long copies, in Slot slot)
    {
        var (alternative, expression) = Match(rule, node);
        _sites.Add(new(_index++, rule, alternative, depth, copies, node, slot));
        Below(node, expression, depth, copies);
    }

    private void Below(Derivation node, Expression.Combined? expression, int depth, long copies)
    {
        if (node is not Module module)
        {
            return;
        }

        for (var i = 0; i < module.Parts.Length; i++)
        {
            switch (expression is null ? null : PartOf(expression, module, i))
            {
                case Expression.Symbol symbol:
                    Visit(module.Parts[i], symbol.Index, depth + 1, copies * module.Copies(i), SlotOf(module, i));
                    break;
                case Expression.Combined inline when module.Parts[i] is Module:
                    _index++;
                    Below(module.Parts[i], Fits(inline, module.Parts[i]) ? inline : null, depth + 1, copies * module.Copies(i));
                    break;
                default:
                    _index += module.Parts[i].Nodes;
                    break;
            }
        }
    }

    /// <summary>The expression that part <paramref name="index"/> comes from: a single listed inner module stands for all.</summary>
    private static Expression PartOf(Expression.Combined expression, Module module, int index) =>
        expression.Parts.Length == module.Parts.Length ? expression.Parts[index]
        : index == 0 ? expression.Parts[0]
        : index == module.Parts.Length - 1 ? expression.Parts[^1]
        : expression.Parts[1];

    private static Slot SlotOf(Module module, int index)
    {
        var part = module.Parts[index];
        if (module.Combinator != Combinator.Branch || (index > 0 && index < module.Parts.Length - 1))
        {
            return Slot.Map(part.Input);
        }

        return index == 0 ? Slot.Split(part.Input) : Slot.Join(Operands(module));
    }

    private static TensorType[] Operands(Module module)
    {
        var branches = ((SplitOperation)((Leaf)module.Parts[0]).Operation).FanOut;
        var operands = new TensorType[branches];
        for (var i = 0; i < branches; i++)
        {
            operands[i] = module.Parts[module.Parts.Length == 3 ? 1 : 1 + i].Output;
        }

        return operands;
    }

    /// <summary>The first alternative of a rule that the node's top fits, and the combination it stands for.</summary>
    private (int Alternative, Expression.Combined? Expression) Match(int rule, Derivation node)
    {
        var alternatives = _grammar.Rules[rule].Alternatives;
        for (var i = 0; i < alternatives.Length; i++)
        {
            var expression = alternatives[i].Expression;
            if (expression is Expression.Symbol unit)
            {
                var (inner, combined) = Match(unit.Index, node);
                if (inner >= 0)
                {
                    return (i, combined);
                }
            }
            else if (Fits(expression, node))
            {
                return (i, expression as Expression.Combined);
            }
        }

        return (-1, null);
    }

    private static bool Fits(Expression expression, Derivation node) => (expression, node) switch
    {
        (Expression.Terminal terminal, Leaf leaf) => terminal.Operation.Equals(leaf.Operation),
        (Expression.Combined combined, Module module) => combined.Combinator == module.Combinator && FitsParts(combined, module),
        _ => false,
    };

    private static bool FitsParts(Expression.Combined combined, Module module)
    {
        var counts = combined.Copies.Kind switch
        {
            CopyKind.Listed => combined.Parts.Length == module.Parts.Length,
            CopyKind.Copied => module.Parts.Length == 3 && module.Copies(1) == combined.Copies.Count,
            _ => true,
        };
        if (!counts)
        {
            return false;
        }

        for (var i = 0; i < module.Parts.Length; i++)
        {
            if (PartOf(combined, module, i) is Expression.Terminal terminal
                && !(module.Parts[i] is Leaf leaf && terminal.Operation.Equals(leaf.Operation)))
            {
                return false;
            }
        }

        return true;
    }
}
