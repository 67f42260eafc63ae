using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly Operator NegOp = new("neg");
        private static readonly Operator AbsOp = new("abs");
        private static readonly Operator SignOp = new("sign");
        private static readonly Operator SqrtOp = new("sqrt");
        private static readonly Operator RsqrtOp = new("rsqrt");
        private static readonly Operator ExpOp = new("exp");
        private static readonly Operator LogOp = new("log");
        private static readonly Operator Log1pOp = new("log1p");
        private static readonly Operator SquareOp = new("square");
        private static readonly Operator ReciprocalOp = new("reciprocal");
        private static readonly Operator SinOp = new("sin");
        private static readonly Operator CosOp = new("cos");
        private static readonly Operator TanhOp = new("tanh");
        private static readonly Operator SigmoidOp = new("sigmoid");
        private static readonly Operator ReluOp = new("relu");
        private static readonly Operator ReluInPlaceOp = new("relu_");
        private static readonly Operator IsnanOp = new("isnan");
        private static readonly Operator IsinfOp = new("isinf");
        private static readonly Operator IsfiniteOp = new("isfinite");
        private static readonly Operator PowTensorOp = new("pow", "Tensor_Tensor");
        private static readonly Operator PowScalarOp = new("pow", "Tensor_Scalar");
        private static readonly Operator ClampOp = new("clamp");
        private static readonly Operator MaximumOp = new("maximum");
        private static readonly Operator MinimumOp = new("minimum");
        private static readonly Operator LeakyReluOp = new("leaky_relu");
        private static readonly Operator LeakyReluInPlaceOp = new("leaky_relu_");
        private static readonly Operator GeluOp = new("gelu");
        private static readonly byte[] ExactGelu = "none"u8.ToArray();
        private static readonly Operator MaskedFillOp = new("masked_fill", "Scalar");

        public Tensor neg() => NegOp.Call(this);

        public Tensor abs() => AbsOp.Call(this);

        public Tensor sign() => SignOp.Call(this);

        public Tensor sqrt() => SqrtOp.Call(this);

        public Tensor rsqrt() => RsqrtOp.Call(this);

        public Tensor exp() => ExpOp.Call(this);

        public Tensor log() => LogOp.Call(this);

        public Tensor log1p() => Log1pOp.Call(this);

        public Tensor square() => SquareOp.Call(this);

        public Tensor reciprocal() => ReciprocalOp.Call(this);

        public Tensor sin() => SinOp.Call(this);

        public Tensor cos() => CosOp.Call(this);

        public Tensor tanh() => TanhOp.Call(this);

        public Tensor sigmoid() => SigmoidOp.Call(this);

        public Tensor relu() => ReluOp.Call(this);

        public Tensor relu_() => ReluInPlaceOp.CallInPlace(this);

        public Tensor isnan() => IsnanOp.Call(this);

        public Tensor isinf() => IsinfOp.Call(this);

        public Tensor isfinite() => IsfiniteOp.Call(this);

        public Tensor pow(Tensor exponent) => PowTensorOp.Call(this, exponent);

        public Tensor pow(Scalar exponent) => PowScalarOp.Call(this, exponent);

        public Tensor clamp(Scalar? min = null, Scalar? max = null) => ClampOp.Call(this, min, max);

        public Tensor maximum(Tensor other) => MaximumOp.Call(this, other);

        public Tensor minimum(Tensor other) => MinimumOp.Call(this, other);

        public Tensor leaky_relu(Scalar negative_slope) => LeakyReluOp.Call(this, negative_slope);

        public Tensor leaky_relu_(Scalar negative_slope) => LeakyReluInPlaceOp.CallInPlace(this, negative_slope);

        /// <summary>x·Φ(x) with the exact Φ.</summary>
        public Tensor gelu() => GeluOp.Call(this, ExactGelu);

        public Tensor masked_fill(Tensor mask, Scalar value) => MaskedFillOp.Call(this, mask, value);
    }
}
