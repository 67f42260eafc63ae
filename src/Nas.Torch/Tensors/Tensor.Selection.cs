using System.Runtime.CompilerServices;
using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly Operator SelectOp = new("select", "int");
        private static readonly Operator NarrowOp = new("narrow");
        private static readonly Operator SliceOp = new("slice", "Tensor");
        private static readonly Operator SplitOp = new("split", "Tensor");
        private static readonly Operator SplitSizesOp = new("split_with_sizes");
        private static readonly Operator ChunkOp = new("chunk");
        private static readonly Operator IndexSelectOp = new("index_select");
        private static readonly Operator GatherOp = new("gather");
        private static readonly Operator IndexOp = new("index", "Tensor");

        /// <summary>A view of one position along an axis, without that axis.</summary>
        public Tensor select(long dim, long index) => SelectOp.Call(this, dim, index);

        public Tensor narrow(long dim, long start, long length) => NarrowOp.Call(this, dim, start, length);

        public Tensor slice(long dim, long start, long finish, long step) => SliceOp.Call(this, dim, start, finish, step);

        /// <summary>Views of <paramref name="size"/> positions each along an axis; the last may be shorter.</summary>
        public Tensor[] split(long size, long dim = 0) => SplitOp.CallList(this, size, dim);

        public Tensor[] split(long[] sizes, long dim = 0) => SplitSizesOp.CallList(this, sizes, dim);

        public Tensor[] chunk(long chunks, long dim = 0) => ChunkOp.CallList(this, chunks, dim);

        public Tensor index_select(long dim, Tensor index) => IndexSelectOp.Call(this, dim, index);

        public Tensor gather(long dim, Tensor index) => GatherOp.Call(this, dim, index, false);

        /// <summary>The elements at positions, or where a mask holds, one tensor for each leading axis.</summary>
        public Tensor index(params Tensor[] indices) => IndexOp.Call(this, Argument.Optionals(indices));

        /// <summary>A view of one position along each leading axis.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[long i1] => select(0, i1);

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2]
        {
            get
            {
                using var first = select(0, i1);
                return first.select(0, i2);
            }
        }
    }
}
