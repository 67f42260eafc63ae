using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly Operator CloneOp = new("clone");
        private static readonly Operator ContiguousOp = new("contiguous");
        private static readonly Operator AliasOp = new("alias");
        private static readonly Operator TransposeOp = new("transpose", "int");
        private static readonly Operator TOp = new("t");
        private static readonly Operator PermuteOp = new("permute");
        private static readonly Operator ReshapeOp = new("reshape");
        private static readonly Operator ViewOp = new("view");
        private static readonly Operator FlattenOp = new("flatten", "using_ints");
        private static readonly Operator UnsqueezeOp = new("unsqueeze");
        private static readonly Operator SqueezeOp = new("squeeze");
        private static readonly Operator SqueezeDimOp = new("squeeze", "dim");
        private static readonly Operator ExpandOp = new("expand");
        private static readonly Operator RepeatOp = new("repeat");
        private static readonly Operator FlipOp = new("flip");

        /// <summary>Another reference to the same numbers, disposed on its own.</summary>
        public Tensor alias() => AliasOp.Call(this);

        /// <summary>A copy.</summary>
        public Tensor clone() => CloneOp.Call(this, Argument.None);

        /// <summary>The tensor with its elements in index order in memory; a copy only where needed.</summary>
        public Tensor contiguous() => ContiguousOp.Call(this, 0);

        public Tensor transpose(long dim0, long dim1) => TransposeOp.Call(this, dim0, dim1);

        /// <summary>A matrix with rows and columns swapped.</summary>
        public Tensor t() => TOp.Call(this);

        public Tensor permute(params long[] permutation) => PermuteOp.Call(this, permutation);

        public Tensor reshape(params long[] shape) => ReshapeOp.Call(this, shape);

        public Tensor view(params long[] shape) => ViewOp.Call(this, shape);

        public Tensor flatten(long start_dim = 0, long end_dim = -1) => FlattenOp.Call(this, start_dim, end_dim);

        public Tensor unsqueeze(long dim) => UnsqueezeOp.Call(this, dim);

        public Tensor squeeze(long? dim = null) => dim is { } axis ? SqueezeDimOp.Call(this, axis) : SqueezeOp.Call(this);

        public Tensor expand(params long[] sizes) => ExpandOp.Call(this, sizes, false);

        public Tensor repeat(params long[] sizes) => RepeatOp.Call(this, sizes);

        public Tensor flip(params long[] dims) => FlipOp.Call(this, dims);
    }
}
