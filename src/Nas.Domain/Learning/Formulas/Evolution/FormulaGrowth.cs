using System.Collections.Immutable;
using Nas.Domain.Numerics.Randomness;

namespace Nas.Domain.Learning.Formulas.Evolution;

/// <summary>Draws random formulas by the authors' "half and half".</summary>
/// <remarks>With probability 1/2 every place above a target depth of 2 … 10 holds a function (<em>full</em>); otherwise a place holds a
/// function when a number of 0 … (metrics + functions − 1) is at most the number of functions (<em>grow</em>; the authors' bound, one more
/// than meant, is kept). The root is always a function of two. No constants: only the order of scores matters.</remarks>
/// <param name="Metrics">What leaves are drawn from; at least one.</param>
internal sealed record FormulaGrowth(ValueArray<string> Metrics)
{
    private const int MinDepth = 2;
    private const int MaxTargetDepth = 10;

    private static readonly ImmutableArray<BinaryFunction> Binaries = [.. Enum.GetValues<BinaryFunction>()];
    private static readonly ImmutableArray<UnaryFunction> Unaries = [.. Enum.GetValues<UnaryFunction>()];

    private static int Functions => Binaries.Length + Unaries.Length;

    /// <summary>A formula at most so deep: deeper ones are drawn again.</summary>
    public Formula HalfAndHalf(int maxDepth, ref RandomCursor cursor)
    {
        while (true)
        {
            var full = cursor.NextInt(2) == 0;
            var target = MinDepth + cursor.NextInt(MaxTargetDepth - MinDepth + 1);
            var formula = Pair(Binary(ref cursor), (0, target, full), ref cursor);
            if (formula.Depth <= maxDepth)
            {
                return formula;
            }
        }
    }

    /// <summary>A random metric.</summary>
    public Formula Metric(ref RandomCursor cursor) => new Formula.Metric(Metrics[cursor.NextInt(Metrics.Length)]);

    /// <summary>A random function of one formula.</summary>
    public static UnaryFunction Unary(ref RandomCursor cursor) => Unaries[cursor.NextInt(Unaries.Length)];

    /// <summary>A random function of two formulas.</summary>
    public static BinaryFunction Binary(ref RandomCursor cursor) => Binaries[cursor.NextInt(Binaries.Length)];

    private Formula Place((int Depth, int Target, bool Full) at, ref RandomCursor cursor)
    {
        var choice = cursor.NextInt(Metrics.Length + Functions);
        if (at.Depth >= at.Target || !(at.Full || choice <= Functions))
        {
            return Metric(ref cursor);
        }

        var function = cursor.NextInt(Functions);
        return function < Binaries.Length
            ? Pair(Binaries[function], at, ref cursor)
            : new Formula.Unary(Unaries[function - Binaries.Length], Place((at.Depth + 1, at.Target, at.Full), ref cursor));
    }

    private Formula.Binary Pair(BinaryFunction function, (int Depth, int Target, bool Full) at, ref RandomCursor cursor)
    {
        var below = (at.Depth + 1, at.Target, at.Full);
        var left = Place(below, ref cursor);
        return new(function, left, Place(below, ref cursor));
    }
}
