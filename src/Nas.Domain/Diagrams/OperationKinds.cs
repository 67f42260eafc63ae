using Nas.Domain.Architectures.Networks;
using Nas.Domain.Architectures.Operations;

namespace Nas.Domain.Diagrams;

/// <summary>The kind of every operation of architectures and networks.</summary>
internal static class OperationKinds
{
    public static OperationKind Classify(Operation operation) =>
        operation switch
        {
            Linear or Convolution => OperationKind.Learned,
            Im2Col or Col2Im or Reshape2Im => OperationKind.Window,
            Norm => OperationKind.Normalisation,
            Activation => OperationKind.Activation,
            PositionalEncoding => OperationKind.Position,
            MaxPool or AveragePool or GlobalAveragePool => OperationKind.Pooling,
            SplitOperation or JoinOperation or Times => OperationKind.Branching,
            Identity or Permute or Zero => OperationKind.Rearrangement,
            _ => throw Closed.Unknown(operation),
        };

    public static OperationKind Classify(Primitive op) =>
        op switch
        {
            Primitive.Linear or Primitive.Mix or Primitive.Convolution => OperationKind.Learned,
            Primitive.Unfold or Primitive.Fold or Primitive.Flatten => OperationKind.Window,
            Primitive.BatchNorm or Primitive.LayerNorm => OperationKind.Normalisation,
            Primitive.Activate => OperationKind.Activation,
            Primitive.AddPosition or Primitive.AddSinusoids => OperationKind.Position,
            Primitive.MaxPool
            or Primitive.MeanPool
            or Primitive.AveragePool
            or Primitive.HeadMean
            or Primitive.Average
            or Primitive.MeanPatch => OperationKind.Pooling,
            Primitive.Add or Primitive.Concat or Primitive.Blend or Primitive.MatMul or Primitive.Slice => OperationKind.Branching,
            Primitive.Permute or Primitive.Subsample or Primitive.Resize or Primitive.Zero => OperationKind.Rearrangement,
            _ => throw Closed.Unknown(op),
        };

    /// <summary>The word in a legend.</summary>
    public static string Word(this OperationKind kind) =>
        kind switch
        {
            OperationKind.Structure => "structure",
            OperationKind.Learned => "trained map",
            OperationKind.Window => "patches",
            OperationKind.Normalisation => "normalisation",
            OperationKind.Activation => "activation",
            OperationKind.Position => "position",
            OperationKind.Pooling => "pooling",
            OperationKind.Branching => "branching",
            OperationKind.Rearrangement => "rearrangement",
        };

    /// <summary>The name in style sheets.</summary>
    public static string Class(this OperationKind kind) => kind.ToString().ToLowerInvariant();
}
