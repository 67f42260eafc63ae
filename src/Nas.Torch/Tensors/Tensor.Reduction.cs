using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly Operator SumOp = new("sum");
        private static readonly Operator SumDimOp = new("sum", "dim_IntList");
        private static readonly Operator MeanOp = new("mean");
        private static readonly Operator MeanDimOp = new("mean", "dim");
        private static readonly Operator VarOp = new("var");
        private static readonly Operator VarDimOp = new("var", "dim");
        private static readonly Operator StdOp = new("std");
        private static readonly Operator StdDimOp = new("std", "dim");
        private static readonly Operator MaxOp = new("max");
        private static readonly Operator MaxDimOp = new("max", "dim");
        private static readonly Operator MinOp = new("min");
        private static readonly Operator MinDimOp = new("min", "dim");
        private static readonly Operator ArgmaxOp = new("argmax");
        private static readonly Operator ArgminOp = new("argmin");
        private static readonly Operator NormOp = new("norm", "Scalar");
        private static readonly Operator NormDimOp = new("norm", "ScalarOpt_dim");
        private static readonly Operator SoftmaxOp = new("softmax", "int");
        private static readonly Operator LogSoftmaxOp = new("log_softmax", "int");

        // TorchSharp has sum(ScalarType?) and sum(long) too, and takes the 0 of sum(0) for a type. Without them that cannot be written.
        public Tensor sum() => SumOp.Call(this, Argument.None);

        public Tensor sum(long[] dim, bool keepdim = false, ScalarType? type = null) => SumDimOp.Call(this, dim, keepdim, type);

        public Tensor mean() => MeanOp.Call(this, Argument.None);

        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null) => MeanDimOp.Call(this, dimensions, keepdim, type);

        /// <summary>The variance of all elements, divided by n − 1 if <paramref name="unbiased"/>.</summary>
        public Tensor var(bool unbiased = true) => VarOp.Call(this, unbiased);

        public Tensor var(long[] dimensions, bool unbiased = true, bool keepdim = false) => VarDimOp.Call(this, dimensions, unbiased, keepdim);

        /// <summary>The standard deviation of all elements, from the <see cref="var(bool)"/>.</summary>
        public Tensor std(bool unbiased = true) => StdOp.Call(this, unbiased);

        public Tensor std(long[] dimensions, bool unbiased = true, bool keepdim = false) => StdDimOp.Call(this, dimensions, unbiased, keepdim);

        public Tensor max() => MaxOp.Call(this);

        public (Tensor values, Tensor indexes) max(long dim, bool keepdim = false) => MaxDimOp.CallPair(this, dim, keepdim);

        public Tensor min() => MinOp.Call(this);

        public (Tensor values, Tensor indexes) min(long dim, bool keepdim = false) => MinDimOp.CallPair(this, dim, keepdim);

        public Tensor argmax() => ArgmaxOp.Call(this, Argument.None, false);

        public Tensor argmax(long dim, bool keepdim = false) => ArgmaxOp.Call(this, dim, keepdim);

        public Tensor argmin() => ArgminOp.Call(this, Argument.None, false);

        public Tensor argmin(long dim, bool keepdim = false) => ArgminOp.Call(this, dim, keepdim);

        public Tensor norm(float p = 2.0f) => NormOp.Call(this, (double)p);

        public Tensor norm(int dim, bool keepdim = false, float p = 2.0f) => NormDimOp.Call(this, (double)p, new long[] { dim }, keepdim);

        public Tensor softmax(long dim, ScalarType? dtype = null) => SoftmaxOp.Call(this, dim, dtype);

        public Tensor log_softmax(long dim, ScalarType? dtype = null) => LogSoftmaxOp.Call(this, dim, dtype);
    }
}
