using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly Operator AddOp = new("add", "Tensor");
        private static readonly Operator AddScalarOp = new("add", "Scalar");
        private static readonly Operator AddInPlaceOp = new("add_", "Tensor");
        private static readonly Operator AddScalarInPlaceOp = new("add_", "Scalar");
        private static readonly Operator SubOp = new("sub", "Tensor");
        private static readonly Operator SubScalarOp = new("sub", "Scalar");
        private static readonly Operator SubInPlaceOp = new("sub_", "Tensor");
        private static readonly Operator SubScalarInPlaceOp = new("sub_", "Scalar");
        private static readonly Operator MulOp = new("mul", "Tensor");
        private static readonly Operator MulScalarOp = new("mul", "Scalar");
        private static readonly Operator MulInPlaceOp = new("mul_", "Tensor");
        private static readonly Operator MulScalarInPlaceOp = new("mul_", "Scalar");
        private static readonly Operator DivOp = new("div", "Tensor");
        private static readonly Operator DivScalarOp = new("div", "Scalar");
        private static readonly Operator DivInPlaceOp = new("div_", "Tensor");
        private static readonly Operator DivScalarInPlaceOp = new("div_", "Scalar");
        private static readonly Operator AddcmulOp = new("addcmul");
        private static readonly Operator AddcmulInPlaceOp = new("addcmul_");
        private static readonly Operator FillOp = new("fill_", "Scalar");
        private static readonly Operator ZeroOp = new("zero_");
        private static readonly Operator CopyOp = new("copy_");
        private static readonly Operator ClampInPlaceOp = new("clamp_");

        public Tensor add(Tensor target) => AddOp.Call(this, target, 1);

        public Tensor add(Scalar scalar) => AddScalarOp.Call(this, scalar, 1);

        public Tensor add(Tensor target, Scalar alpha) => AddOp.Call(this, target, alpha);

        public Tensor add_(Tensor target, Scalar alpha) => AddInPlaceOp.CallInPlace(this, target, alpha);

        public Tensor add_(Tensor target) => AddInPlaceOp.CallInPlace(this, target, 1);

        public Tensor add_(Scalar scalar) => AddScalarInPlaceOp.CallInPlace(this, scalar, 1);

        public Tensor sub(Tensor target) => SubOp.Call(this, target, 1);

        public Tensor sub(Scalar scalar) => SubScalarOp.Call(this, scalar, 1);

        public Tensor sub_(Tensor target) => SubInPlaceOp.CallInPlace(this, target, 1);

        public Tensor sub_(Scalar scalar) => SubScalarInPlaceOp.CallInPlace(this, scalar, 1);

        public Tensor mul(Tensor target) => MulOp.Call(this, target);

        public Tensor mul(Scalar scalar) => MulScalarOp.Call(this, scalar);

        public Tensor mul_(Tensor target) => MulInPlaceOp.CallInPlace(this, target);

        public Tensor mul_(Scalar scalar) => MulScalarInPlaceOp.CallInPlace(this, scalar);

        public Tensor div(Tensor target) => DivOp.Call(this, target);

        public Tensor div(Scalar scalar) => DivScalarOp.Call(this, scalar);

        public Tensor div_(Tensor target) => DivInPlaceOp.CallInPlace(this, target);

        public Tensor div_(Scalar scalar) => DivScalarInPlaceOp.CallInPlace(this, scalar);

        /// <summary>This plus <paramref name="value"/> · tensor1 · tensor2.</summary>
        public Tensor addcmul(Tensor tensor1, Tensor tensor2, Scalar value) => AddcmulOp.Call(this, tensor1, tensor2, value);

        /// <inheritdoc cref="addcmul"/>
        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value) => AddcmulInPlaceOp.CallInPlace(this, tensor1, tensor2, value);

        public Tensor fill_(Scalar value) => FillOp.CallInPlace(this, value);

        public Tensor zero_() => ZeroOp.CallInPlace(this);

        public Tensor copy_(Tensor source, bool non_blocking = false) => CopyOp.CallInPlace(this, source, non_blocking);

        public Tensor clamp_(Scalar? min = null, Scalar? max = null) => ClampInPlaceOp.CallInPlace(this, min, max);
    }
}
