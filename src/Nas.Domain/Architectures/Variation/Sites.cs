using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Grammars;
using Nas.Domain.Architectures.Operations;
using Nas.Domain.Architectures.Tensors;

namespace Nas.Domain.Architectures.Variation;

/// <summary>Finds the nonterminal at every node of a derivation by matching the tree against the grammar.</summary>
/// <remarks>Trees do not carry their nonterminals, so that one architecture can be varied in many grammars. Nodes below a
/// part that no alternative matches, and parts that an alternative writes out, are no sites.</remarks>
internal sealed class Sites
{
    private const long MaxCopies = 1L << 40;

    private readonly Matching _matching;
    private readonly int _start;
    private readonly List<Site> _sites;
    private int _index;

    private Sites(Grammar grammar, int nodes, Work work) => (_matching, _start, _sites) = (new(grammar, work), grammar.Start, new(nodes));

    /// <summary>All sites of a tree in pre-order; fewer when the work is spent.</summary>
    public static List<Site> FindAll(Grammar grammar, Derivation tree, Work work)
    {
        var sites = new Sites(grammar, tree.Nodes, work);
        sites.Visit(tree, sites._start, depth: 0, copies: 1, Slot.Map(tree.Input), CopyKind.Listed);
        return sites._sites;
    }

    private void Visit(Derivation node, int rule, int depth, long copies, in Slot slot, CopyKind copying)
    {
        var (alternative, expression) = _matching.Match(rule, node);
        _sites.Add(new(_index++, rule, alternative, depth, copies, node, slot, copying));
        Below(node, expression as Expression.Combined, depth, copies);
    }

    private void Below(Derivation node, Expression.Combined? expression, int depth, long copies)
    {
        if (node is not Module module)
        {
            return;
        }

        for (var i = 0; i < module.Parts.Length; i++)
        {
            var inside = Math.Min(copies * module.Copies(i), MaxCopies);
            switch (expression is null ? null : Matching.PartOf(expression, module, i))
            {
                case Expression.Symbol symbol:
                    Visit(module.Parts[i], symbol.Index, depth + 1, inside, SlotOf(module, i), expression!.Copies.Kind);
                    break;
                case Expression.Combined inline when module.Parts[i] is Module part:
                    _index++;
                    Below(part, _matching.Fits(inline, part) ? inline : null, depth + 1, inside);
                    break;
                case null or Expression.Terminal or Expression.Combined:
                    _index += module.Parts[i].Nodes;
                    break;
                case var unknown:
                    throw Closed.Unknown(unknown);
            }
        }
    }

    private static Slot SlotOf(Module module, int index)
    {
        var part = module.Parts[index];
        if (module.Combinator == Combinator.Repeat && index == 0)
        {
            return Slot.Times(part.Input);
        }

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
}
