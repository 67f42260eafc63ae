using static TorchSharp.torch;

namespace Nas.Effects.Engine;

/// <summary>Gradients as values.</summary>
/// <remarks>A C++ exception inside <c>autograd.grad</c> ends the process: TorchSharp catches those of every other function used here. So
/// what it could be thrown for is looked at before.</remarks>
internal static class Differentiation
{
    /// <summary>The gradients of a tensor with respect to others; null for what it does not depend on.</summary>
    /// <param name="of">A number, or a tensor of any shape where <paramref name="seed"/> is given.</param>
    /// <param name="with">What to differentiate with respect to.</param>
    /// <param name="seed">The gradient at <paramref name="of"/>, of its shape.</param>
    /// <param name="keepGraph">Whether the recorded operations can be differentiated again.</param>
    /// <param name="record">Whether the gradients can be differentiated themselves, for which the graph stays, too.</param>
    public static Tensor?[] Gradients(
        Tensor of,
        IReadOnlyList<Tensor> with,
        Tensor? seed = null,
        bool keepGraph = false,
        bool record = false
    )
    {
        Check(of.requires_grad, "what is differentiated was not recorded");
        Check(with.All(tensor => tensor.requires_grad), "a tensor to differentiate with respect to was not recorded");
        Check(
            seed is null ? of.numel() == 1 : seed.shape.SequenceEqual(of.shape),
            "the gradient to start from has another shape than the tensor"
        );
        return
        [
            .. autograd
                .grad([of], [.. with], seed is null ? null : [seed], keepGraph || record, record, allow_unused: true)
                .Select(gradient => gradient.IsInvalid ? null : gradient),
        ];
    }

    private static void Check(bool holds, string reason)
    {
        if (!holds)
        {
            throw new InvalidOperationException(reason);
        }
    }
}
