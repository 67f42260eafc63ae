using System.Collections.Immutable;

namespace Nas.Domain.Learning.Formulas;

/// <summary>A score of architectures made of zero-cost proxies: an expression tree.</summary>
/// <remarks>Only the order of the scores matters; larger is better. Two formulas are equal when their trees are. The functions are the
/// protected ones of <see cref="ProtectedFunctions"/>. <see cref="FormulaText"/> reads and prints formulas, <see cref="FormulaScores"/>
/// computes them.</remarks>
public abstract record Formula
{
    /// <summary>The operands of the outermost function; empty for a metric and a constant.</summary>
    public abstract ImmutableArray<Formula> Parts { get; }

    /// <summary>The number of functions, metrics and constants, every occurrence counted.</summary>
    public int Size => 1 + Parts.Sum(part => part.Size);

    /// <summary>The edges on the longest way from the root to a leaf; 0 for a leaf.</summary>
    public int Depth => Parts.IsEmpty ? 0 : 1 + Parts.Max(part => part.Depth);

    /// <summary>The names of the metrics it is computed from, each once, in ordinal order.</summary>
    public ImmutableArray<string> Metrics =>
        [.. this.Nodes().OfType<Metric>().Select(metric => metric.Name).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The canonical text.</summary>
    public sealed override string ToString() => FormulaText.Print(this);

    /// <summary>The value of a proxy.</summary>
    /// <param name="Name">The proxy's name; not empty, without backtick and line end.</param>
    public sealed record Metric(string Name) : Formula
    {
        /// <inheritdoc/>
        public override ImmutableArray<Formula> Parts => [];
    }

    /// <summary>A number.</summary>
    /// <param name="Value">Finite.</param>
    public sealed record Constant(double Value) : Formula
    {
        /// <inheritdoc/>
        public override ImmutableArray<Formula> Parts => [];
    }

    /// <summary>A function of one formula.</summary>
    public sealed record Unary(UnaryFunction Function, Formula Part) : Formula
    {
        /// <inheritdoc/>
        public override ImmutableArray<Formula> Parts => [Part];
    }

    /// <summary>A function of two formulas.</summary>
    public sealed record Binary(BinaryFunction Function, Formula Left, Formula Right) : Formula
    {
        /// <inheritdoc/>
        public override ImmutableArray<Formula> Parts => [Left, Right];
    }
}
