using System.Collections.Immutable;
using Nas.Domain.Architectures.Operations;

namespace Nas.Domain.Architectures.Features;

/// <summary>Seven kinds of operations, few enough for features over all their subsets.</summary>
internal static class OperationGroups
{
    /// <summary>The kinds, in the order of columns.</summary>
    public static ImmutableArray<string> Names { get; } = ["patch", "linear", "product", "pool", "activation", "norm", "merge"];

    /// <summary>The kind of an operation; <see cref="OperationGraph.None"/> for those that only move numbers about.</summary>
    public static int GroupOf(Operation operation) =>
        operation switch
        {
            Im2Col or Convolution { Patch.Size: > 1 } => 0,
            Linear or Convolution => 1,
            DotProduct => 2,
            MaxPool or AveragePool or GlobalAveragePool => 3,
            Activation => 4,
            Norm or PositionalEncoding => 5,
            Add or Concat => 6,
            Clone or Group or Times or Identity or Permute or Col2Im or Reshape2Im or Zero => OperationGraph.None,
            _ => throw Closed.Unknown(operation),
        };
}
