using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly Operator EqOp = new("eq", "Tensor");
        private static readonly Operator EqScalarOp = new("eq", "Scalar");
        private static readonly Operator NeOp = new("ne", "Tensor");
        private static readonly Operator NeScalarOp = new("ne", "Scalar");
        private static readonly Operator LtOp = new("lt", "Tensor");
        private static readonly Operator LtScalarOp = new("lt", "Scalar");
        private static readonly Operator LeOp = new("le", "Tensor");
        private static readonly Operator LeScalarOp = new("le", "Scalar");
        private static readonly Operator GtOp = new("gt", "Tensor");
        private static readonly Operator GtScalarOp = new("gt", "Scalar");
        private static readonly Operator GeOp = new("ge", "Tensor");
        private static readonly Operator GeScalarOp = new("ge", "Scalar");
        private static readonly Operator AllOp = new("all");
        private static readonly Operator AllDimOp = new("all", "dim");
        private static readonly Operator AnyOp = new("any");
        private static readonly Operator AnyDimOp = new("any", "dim");
        private static readonly Operator AllcloseOp = new("allclose");
        private static readonly Operator EqualOp = new("equal");
        private static readonly Operator LogicalAndOp = new("logical_and");
        private static readonly Operator LogicalOrOp = new("logical_or");
        private static readonly Operator LogicalNotOp = new("logical_not");

        public Tensor eq(Tensor target) => EqOp.Call(this, target);

        public Tensor eq(Scalar scalar) => EqScalarOp.Call(this, scalar);

        public Tensor ne(Tensor target) => NeOp.Call(this, target);

        public Tensor ne(Scalar scalar) => NeScalarOp.Call(this, scalar);

        public Tensor lt(Tensor target) => LtOp.Call(this, target);

        public Tensor lt(Scalar scalar) => LtScalarOp.Call(this, scalar);

        public Tensor le(Tensor target) => LeOp.Call(this, target);

        public Tensor le(Scalar scalar) => LeScalarOp.Call(this, scalar);

        public Tensor gt(Tensor target) => GtOp.Call(this, target);

        public Tensor gt(Scalar scalar) => GtScalarOp.Call(this, scalar);

        public Tensor ge(Tensor target) => GeOp.Call(this, target);

        public Tensor ge(Scalar scalar) => GeScalarOp.Call(this, scalar);

        public Tensor logical_and(Tensor other) => LogicalAndOp.Call(this, other);

        public Tensor logical_or(Tensor other) => LogicalOrOp.Call(this, other);

        public Tensor logical_not() => LogicalNotOp.Call(this);

        public Tensor all() => AllOp.Call(this);

        public Tensor all(long dim, bool keepdim = false) => AllDimOp.Call(this, dim, keepdim);

        public Tensor any() => AnyOp.Call(this);

        public Tensor any(long dim, bool keepdim = false) => AnyDimOp.Call(this, dim, keepdim);

        /// <summary>Whether all elements agree within <paramref name="atol"/> + <paramref name="rtol"/> · |target|.</summary>
        public bool allclose(Tensor target, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false) => AllcloseOp.CallBool(this, target, rtol, atol, equal_nan);

        /// <summary>Whether shape and elements are the same. The operator == compares element by element instead.</summary>
        public bool Equals(Tensor target) => EqualOp.CallBool(this, target);

        public override bool Equals(object? obj) => obj is Tensor other && Equals(other);

        public override int GetHashCode() => base.GetHashCode();
    }
}
