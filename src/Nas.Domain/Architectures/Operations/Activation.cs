using Nas.Domain.Architectures.Tensors;

namespace Nas.Domain.Architectures.Operations;

/// <summary>An elementwise nonlinearity, or softmax over the last axis.</summary>
/// <param name="Function">Which one.</param>
public sealed record Activation(ActivationFunction Function) : MapOperation
{
    /// <inheritdoc/>
    public override string Text =>
        Function switch
        {
            ActivationFunction.Relu => "relu",
            ActivationFunction.LeakyRelu => "leakyrelu",
            ActivationFunction.Softmax => "softmax",
            ActivationFunction.Gelu => "gelu",
        };

    /// <inheritdoc/>
    public override ShapeResult Infer(TensorType input) => ShapeResult.Valid(input);
}
