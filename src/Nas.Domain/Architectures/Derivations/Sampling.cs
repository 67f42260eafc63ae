using Nas.Domain.Architectures.Grammars;
using Nas.Domain.Numerics.Randomness;

namespace Nas.Domain.Architectures.Derivations;

/// <summary>Expands nonterminals at random, with backtracking; an instance lives within one pure call.</summary>
internal sealed class Sampling : Composer<Expression>
{
    /// <summary>Draws allowed beyond the bound on nodes, as a multiple of it, before the derivation is abandoned.</summary>
    private const int Patience = 10;

    private const long MaxCopies = 1L << 40;

    private readonly Grammar _grammar;
    private readonly long _maxDraws;
    private RandomCursor _cursor;
    private int _depth;
    private long _made;
    private long _copies;

    /// <summary>Told every choice that the derivation is made of, unless null: rule and alternative, in pre-order.</summary>
    public List<(int Rule, int Alternative)>? Choices { get; init; }

    /// <summary>What the derivation may choose, unless null; its choices are told then.</summary>
    public IChoiceBounds? Bounds { get; init; }

    /// <summary>Alternatives drawn so far, discarded ones included: the measure of the work done.</summary>
    public long Draws { get; private set; }

    /// <param name="grammar">The grammar.</param>
    /// <param name="work">What may still be done.</param>
    /// <param name="cursor">Where random numbers come from.</param>
    /// <param name="depth">Depth of the node to be made.</param>
    /// <param name="copies">How many copies of it the network will hold.</param>
    /// <param name="made">Nodes that count against the bound already.</param>
    public Sampling(Grammar grammar, Work work, RandomCursor cursor, int depth = 0, long copies = 1, long made = 0)
        : base(grammar.Settings.Fold, work)
    {
        (_grammar, _cursor, _depth, _copies, _made) = (grammar, cursor, depth, Math.Min(copies, MaxCopies), made);
        _maxDraws = Patience * (1000L + grammar.Settings.Nodes);
    }

    /// <summary>A random derivation of a nonterminal; null when no alternative can be completed, or not within the bounds.</summary>
    /// <param name="rule">Which nonterminal.</param>
    /// <param name="slot">Its place in the tree.</param>
    /// <param name="excluded">An alternative that must not be taken, or −1.</param>
    public Derivation? Expand(int rule, in Slot slot, int excluded = -1)
    {
        var alternatives = _grammar.Rules[rule].Alternatives.AsSpan();
        var open = alternatives.Length <= 64 ? stackalloc bool[alternatives.Length] : new bool[alternatives.Length];
        Open(alternatives, open, excluded);
        while (++Draws <= _maxDraws && Work.SpendOnAlternatives(alternatives.Length) && Draw(alternatives, open) is >= 0 and var choice)
        {
            open[choice] = false;
            var choices = Choices?.Count ?? 0;
            Choices?.Add((rule, choice));
            if (Make(alternatives[choice].Expression, slot) is { } made)
            {
                return made;
            }

            Choices?.RemoveRange(choices, Choices.Count - choices);
        }

        return null;
    }

    protected override Derivation? Make(Expression part, in Slot slot)
    {
        if (part is Expression.Symbol symbol)
        {
            return Expand(symbol.Index, slot);
        }

        _made += _copies;
        return !Work.Spend(1) ? null
            : part is Expression.Terminal terminal ? Leaf(terminal, slot)
            : Module((Expression.Combined)part, slot);
    }

    protected override Derivation? MakeInner(Expression part, in Slot slot, int copies)
    {
        var outside = _copies;
        _copies = Math.Min(outside * copies, MaxCopies);
        var made = Make(part, slot);
        _copies = outside;
        return made;
    }

    private static Leaf? Leaf(Expression.Terminal terminal, in Slot slot)
    {
        var shape = slot.Infer(terminal.Operation);
        return shape.Applies ? new(terminal.Operation, slot.Input, shape.Type) : null;
    }

    private Derivation? Module(Expression.Combined combined, in Slot slot)
    {
        if (!slot.TakesModules)
        {
            return null;
        }

        _depth++;
        var module = Compose(combined.Combinator, combined.Parts.AsSpan(), slot.Input, combined.Copies.Kind == CopyKind.ByFanOut);
        _depth--;
        return module is Module made && combined.Copies.Kind == CopyKind.Copied && made.Copies(1) != combined.Copies.Count ? null : module;
    }

    /// <summary>Marks the alternatives that may be drawn: all, or beyond the bounds those that end soonest.</summary>
    private void Open(ReadOnlySpan<Alternative> alternatives, Span<bool> open, int excluded)
    {
        var soonest = int.MaxValue;
        if (_depth >= _grammar.Settings.Depth || _made >= _grammar.Settings.Nodes)
        {
            foreach (var alternative in alternatives)
            {
                soonest = Math.Min(soonest, alternative.Height);
            }
        }

        for (var i = 0; i < open.Length; i++)
        {
            open[i] = i != excluded && alternatives[i].Height <= soonest && Bounds?.Allows(Choices!.Count, i) != false;
        }
    }

    /// <summary>Draws an open alternative: fixed ones keep their probability, the others share the rest by weight; −1 when none is
    /// open.</summary>
    private int Draw(ReadOnlySpan<Alternative> alternatives, ReadOnlySpan<bool> open)
    {
        var (kept, shared) = (0.0, 0.0);
        for (var i = 0; i < open.Length; i++)
        {
            if (open[i])
            {
                var weight = alternatives[i].Weight;
                kept += weight.IsFixed ? weight.Value : 0;
                shared += weight.IsFixed ? 0 : weight.Value;
            }
        }

        var scale = kept > 0 && shared > 0 ? (1 - kept) / shared : 1;
        var left = _cursor.NextDouble() * (kept + shared * scale);
        var last = -1;
        for (var i = 0; i < open.Length; i++)
        {
            if (open[i])
            {
                last = i;
                var weight = alternatives[i].Weight;
                left -= weight.IsFixed ? weight.Value : weight.Value * scale;
                if (left < 0)
                {
                    return i;
                }
            }
        }

        return last;
    }
}
