using System.Collections.Immutable;
using Nas.Domain.Architectures.Grammars;
using Nas.Domain.Architectures.Operations;
using Nas.Domain.Architectures.Tensors;

namespace Nas.Domain.Architectures.Derivations;

/// <summary>The typing rules of the combinators: which tensor type each part receives.</summary>
/// <typeparam name="T">What a part is made from: a grammar expression, a text term, or a derivation to be retyped.</typeparam>
/// <remarks>A class only to keep the hot sampling path free of closures; every use is local to a pure function.</remarks>
/// <param name="scope">The grammar's scope of grids.</param>
/// <param name="work">What may still be done.</param>
internal abstract class Composer<T>(FoldScope scope, Work work)
{
    /// <summary>What may still be done.</summary>
    protected Work Work => work;

    /// <summary>Makes one part for its slot; null when it cannot.</summary>
    protected abstract Derivation? Make(T part, in Slot slot);

    /// <summary>Makes an inner module of a branching or a repetition that will occur in the network this many times.</summary>
    protected virtual Derivation? MakeInner(T part, in Slot slot, int copies) => Make(part, slot);

    /// <summary>Receives the reason when the composition fails for a reason other than a failed part.</summary>
    protected virtual void Fail(string reason) { }

    /// <summary>Makes a module from parts; null when a part or the whole cannot be made.</summary>
    /// <param name="combinator">How the parts go together; <see cref="CombinatorNames.Takes"/> holds for their number.</param>
    /// <param name="parts">The parts in order; a branching may list one inner module for all its branches.</param>
    /// <param name="input">Type of the incoming tensor.</param>
    /// <param name="repeatInner">Whether a single listed inner module is drawn once for each of exactly two branches.</param>
    protected Derivation? Compose(Combinator combinator, ReadOnlySpan<T> parts, TensorType input, bool repeatInner = false) =>
        combinator switch
        {
            Combinator.Compute => Compute(parts[0], input),
            Combinator.Sequence => Sequence(parts, input),
            Combinator.Route => Route(parts, input),
            Combinator.Repeat => Repeat(parts, input),
            Combinator.Cell => Cell(parts, input),
            Combinator.Branch => Branch(parts, input, repeatInner),
        };

    private Module? Compute(T operation, TensorType input)
    {
        var leaf = Make(operation, Slot.Map(input));
        if (leaf is Leaf)
        {
            return new(Combinator.Compute, [leaf], input, Inside(leaf.Output));
        }

        if (leaf is not null)
        {
            Fail("compute(…) holds one operation, not a module");
        }

        return null;
    }

    private Module? Sequence(ReadOnlySpan<T> parts, TensorType input) =>
        Make(parts[0], Slot.Map(input)) is { } first && Make(parts[1], Slot.Map(Inside(first.Output))) is { } second
            ? new(Combinator.Sequence, [first, second], input, Inside(second.Output))
            : null;

    private Module? Route(ReadOnlySpan<T> parts, TensorType input)
    {
        if (
            Make(parts[0], Slot.Map(input)) is not { } pre
            || Make(parts[1], Slot.Map(Inside(pre.Output))) is not { } inner
            || Make(parts[2], Slot.Map(AtEnd(inner.Output, pre.Output.Grid))) is not { } post
        )
        {
            return null;
        }

        return new(Combinator.Route, [pre, inner, post], input, Inside(post.Output));
    }

    private Module? Repeat(ReadOnlySpan<T> parts, TensorType input)
    {
        if (
            Make(parts[0], Slot.Times(input)) is not Leaf { Operation: Times { Count: var count } } times
            || MakeInner(parts[1], Slot.Map(input), count) is not { } module
        )
        {
            return null;
        }

        ImmutableArray<Derivation> made = [times, module];
        if (parts.Length > 2)
        {
            if (MakeInner(parts[2], Slot.Map(Inside(module.Output)), count - 1) is not { } between)
            {
                return null;
            }

            made = made.Add(between);
        }

        return Repeated(made, count, input);
    }

    /// <summary>Types the repeated module once for each repetition.</summary>
    private Module? Repeated(ImmutableArray<Derivation> parts, int count, TensorType input)
    {
        if (!work.Spend(parts.Sum(part => (long)part.Nodes)))
        {
            return null;
        }

        if (parts[1..].Sum(part => TreeSize.Measure(part).Terminals) > TreeSize.MaxTerminals / count)
        {
            Fail($"the repetitions have more than {TreeSize.MaxTerminals} operations");
            return null;
        }

        var unit = parts.Length == 3 ? [parts[2], parts[1]] : parts[1..];
        var repetitions = ImmutableArray.CreateBuilder<Derivation>();
        repetitions.Add(parts[1]);
        while (repetitions.Count < 1 + (count - 1) * unit.Length)
        {
            foreach (var part in unit)
            {
                var type = Inside(repetitions[^1].Output);
                if (TypedFor(type, part, repetitions) is not { } typed)
                {
                    Fail($"what is repeated does not fit {type}, which it gives itself");
                    return null;
                }

                repetitions.Add(typed);
            }
        }

        return new(Combinator.Repeat, parts, input, Inside(repetitions[^1].Output)) { Repetitions = repetitions.DrainToImmutable() };
    }

    private Derivation? TypedFor(TensorType type, Derivation part, ImmutableArray<Derivation>.Builder before) =>
        !work.Spend(1) ? null
        : part.Input == type ? part
        : before.FirstOrDefault(earlier => earlier.Input == type && work.Spend(part.Nodes) && earlier.ReadsAs(part))
            ?? Retyping.For(part, type, scope, work);

    private Module? Cell(ReadOnlySpan<T> edges, TensorType input)
    {
        var made = ImmutableArray.CreateBuilder<Derivation>(edges.Length);
        var nodes = new List<TensorType> { input };
        while (made.Count < edges.Length)
        {
            var operands = new TensorType[nodes.Count];
            for (var from = 0; from < operands.Length; from++)
            {
                if (Make(edges[made.Count], Slot.Map(nodes[from])) is not { } edge)
                {
                    return null;
                }

                made.Add(edge);
                operands[from] = edge.Output;
            }

            var sum = new Add().Infer(operands);
            if (!sum.Applies)
            {
                Fail($"the modules that lead to node {nodes.Count} give different shapes");
                return null;
            }

            nodes.Add(Inside(sum.Type));
        }

        return new(Combinator.Cell, made.MoveToImmutable(), input, nodes[^1]);
    }

    /// <summary>Under partner scope no module but the post-routing sees a grid.</summary>
    private TensorType Inside(TensorType type) => scope == FoldScope.Partner ? type.WithGrid(Grid.None) : type;

    private TensorType AtEnd(TensorType type, Grid partner) => scope == FoldScope.Partner ? type.WithGrid(partner) : type;

    private Module? Branch(ReadOnlySpan<T> parts, TensorType input, bool repeatInner)
    {
        if (Make(parts[0], Slot.Split(input)) is not Leaf { Operation: SplitOperation { FanOut: var branches } } split)
        {
            return null;
        }

        var listed = parts.Length - 2;
        var drawn = listed == 1 ? (repeatInner && branches == 2 ? 2 : 1) : listed;
        if (drawn != 1 && drawn != branches)
        {
            Fail($"{split.Operation} makes {branches} branches, and {listed} modules are listed");
            return null;
        }

        var made = ImmutableArray.CreateBuilder<Derivation>(drawn + 2);
        made.Add(split);
        var operands = new TensorType[branches];
        for (var i = 0; i < drawn; i++)
        {
            if (MakeInner(parts[listed == 1 ? 1 : 1 + i], Slot.Map(split.Output), branches / drawn) is not { } inner)
            {
                return null;
            }

            made.Add(inner);
            operands[i] = inner.Output;
        }

        operands.AsSpan(drawn).Fill(operands[0]);
        if (Make(parts[^1], Slot.Join(operands)) is not { } join)
        {
            return null;
        }

        made.Add(join);
        return new(Combinator.Branch, made.MoveToImmutable(), input, Inside(join.Output));
    }
}
