using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            private static readonly Operator LinearOp = new("linear");
            private static readonly Operator Conv2dOp = new("conv2d");
            private static readonly Operator BatchNormOp = new("batch_norm");
            private static readonly Operator LayerNormOp = new("layer_norm");
            private static readonly Operator DropoutOp = new("dropout");

            /// <summary>input · weightᵀ + bias over the last axis.</summary>
            public static Tensor linear(Tensor input, Tensor weights, Tensor? bias = null) => LinearOp.Call(input, weights, bias);

            /// <summary>Convolution of (N, C, H, W) with (out, C / groups, kH, kW).</summary>
            public static Tensor conv2d(
                Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null, long[]? dilation = null, long groups = 1) =>
                Conv2dOp.Call(input, weight, bias, strides ?? [1], padding ?? [0], dilation ?? [1], groups);

            /// <summary>Normalises each channel, by the batch if <paramref name="training"/> and by the running statistics otherwise.</summary>
            public static Tensor batch_norm(
                Tensor input, Tensor? running_mean, Tensor? running_var, Tensor? weight = null, Tensor? bias = null,
                bool training = false, double momentum = 0.1, double eps = 1e-5) =>
                BatchNormOp.Call(input, weight, bias, running_mean, running_var, training, momentum, eps, true);

            /// <summary>Normalises over the last axes, whose sizes are <paramref name="normalized_shape"/>.</summary>
            public static Tensor layer_norm(Tensor input, long[] normalized_shape, Tensor? weight = null, Tensor? bias = null, double eps = 1e-5) =>
                LayerNormOp.Call(input, normalized_shape, weight, bias, eps, true);

            public static Tensor dropout(Tensor input, double p = 0.5, bool training = true) => DropoutOp.Call(input, p, training);
        }
    }
}
