using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            private static readonly Operator CrossEntropyOp = new("cross_entropy_loss");
            private static readonly Operator SquaredErrorOp = new("mse_loss");

            /// <summary>Cross-entropy of logits (N, classes) against class indices (N) or class probabilities (N, classes).</summary>
            public static Tensor cross_entropy(
                Tensor input, Tensor target, Tensor? weight = null, long ignore_index = -100, Reduction reduction = Reduction.Mean, double label_smoothing = 0.0) =>
                CrossEntropyOp.Call(input, target, weight, (long)reduction, ignore_index, label_smoothing);

            public static Tensor mse_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) => SquaredErrorOp.Call(input, target, (long)reduction);
        }
    }
}
