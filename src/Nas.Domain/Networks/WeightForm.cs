using System.Collections.Immutable;

namespace Nas.Domain.Networks;

/// <summary>How the weight and the bias of one affine map are made from pairs of parameters (weight, bias).</summary>
/// <remarks>Rewrites merge affine maps by merging their forms. The parameters stay what training changes, so neither their
/// initial values nor the optimiser nor weight files know of it. Leaves take a node's pairs from left to right.</remarks>
public abstract record WeightForm
{
    private WeightForm(int pairs, int depth) => (Pairs, Depth) = (pairs, depth);

    /// <summary>One pair as it is.</summary>
    public static WeightForm Own { get; } = new Pair();

    /// <summary>Pairs of parameters it takes.</summary>
    public int Pairs { get; }

    /// <summary>Longest way from here to a pair.</summary>
    public int Depth { get; }

    /// <summary>One pair as it is.</summary>
    public sealed record Pair : WeightForm
    {
        internal Pair()
            : base(1, 0)
        {
        }

        /// <inheritdoc/>
        public override string ToString() => "own";
    }

    /// <summary>The outputs of several maps of one operand, one after the other.</summary>
    public sealed record Stack(ImmutableArray<WeightForm> Parts) : WeightForm(Parts.Sum(part => part.Pairs), 1 + Parts.Max(part => part.Depth))
    {
        /// <inheritdoc/>
        public override string ToString() => $"stack({string.Join(", ", Parts)})";
    }

    /// <summary>The sum of several maps of one operand.</summary>
    public sealed record Sum(ImmutableArray<WeightForm> Parts) : WeightForm(Parts.Sum(part => part.Pairs), 1 + Parts.Max(part => part.Depth))
    {
        /// <inheritdoc/>
        public override string ToString() => $"sum({string.Join(", ", Parts)})";
    }

    /// <summary>One map after another.</summary>
    public sealed record Chain(WeightForm First, WeightForm Second) : WeightForm(First.Pairs + Second.Pairs, 1 + Math.Max(First.Depth, Second.Depth))
    {
        /// <inheritdoc/>
        public override string ToString() => $"chain({First}, {Second})";
    }

    /// <summary>The mean over a map's outputs: a map to one number.</summary>
    public sealed record Mean(WeightForm Of) : WeightForm(Of.Pairs, 1 + Of.Depth)
    {
        /// <inheritdoc/>
        public override string ToString() => $"mean({Of})";
    }
}
