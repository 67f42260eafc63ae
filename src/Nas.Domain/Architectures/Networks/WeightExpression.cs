namespace Nas.Domain.Architectures.Networks;

/// <summary>How the weight and the bias of one affine map are made from parameters: pairs (weight, bias), and weights without a
/// bias.</summary>
/// <remarks>Rewrites merge affine maps by merging their forms. Training still updates the original parameters, so neither their
/// initial values nor the optimiser nor weight files know of it. Leaves take a node's parameters from left to right.</remarks>
public abstract record WeightExpression
{
    private WeightExpression(int parameters, int depth) => (Parameters, Depth) = (parameters, depth);

    /// <summary>One pair as it is.</summary>
    public static WeightExpression Own { get; } = new Pair();

    /// <summary>A weight as it is, without a bias.</summary>
    public static WeightExpression Bare { get; } = new Weight();

    /// <summary>Parameters it takes.</summary>
    public int Parameters { get; }

    /// <summary>Longest way from here to a parameter.</summary>
    public int Depth { get; }

    /// <summary>Whether the map has a bias.</summary>
    public bool HasBias =>
        this switch
        {
            Weight => false,
            Stack stack => stack.Parts.Any(part => part.HasBias),
            Sum sum => sum.Parts.Any(part => part.HasBias),
            Chain chain => chain.First.HasBias || chain.Second.HasBias,
            Mean mean => mean.Inner.HasBias,
            Pair => true,
            _ => throw Closed.Unknown(this),
        };

    /// <summary>One pair as it is.</summary>
    public sealed record Pair : WeightExpression
    {
        internal Pair()
            : base(2, 0) { }

        /// <inheritdoc/>
        public override string ToString() => "own";
    }

    /// <summary>A weight as it is, without a bias.</summary>
    public sealed record Weight : WeightExpression
    {
        internal Weight()
            : base(1, 0) { }

        /// <inheritdoc/>
        public override string ToString() => "bare";
    }

    /// <summary>The outputs of several maps of one operand, one after the other.</summary>
    public sealed record Stack(ValueArray<WeightExpression> Parts)
        : WeightExpression(Parts.Sum(part => part.Parameters), 1 + Parts.Max(part => part.Depth))
    {
        /// <inheritdoc/>
        public override string ToString() => $"stack({string.Join(", ", Parts)})";
    }

    /// <summary>The sum of several maps of one operand.</summary>
    public sealed record Sum(ValueArray<WeightExpression> Parts)
        : WeightExpression(Parts.Sum(part => part.Parameters), 1 + Parts.Max(part => part.Depth))
    {
        /// <inheritdoc/>
        public override string ToString() => $"sum({string.Join(", ", Parts)})";
    }

    /// <summary>One map after another.</summary>
    public sealed record Chain(WeightExpression First, WeightExpression Second)
        : WeightExpression(First.Parameters + Second.Parameters, 1 + Math.Max(First.Depth, Second.Depth))
    {
        /// <inheritdoc/>
        public override string ToString() => $"chain({First}, {Second})";
    }

    /// <summary>The mean over a map's outputs: a map to one number.</summary>
    public sealed record Mean(WeightExpression Inner) : WeightExpression(Inner.Parameters, 1 + Inner.Depth)
    {
        /// <inheritdoc/>
        public override string ToString() => $"mean({Inner})";
    }
}
