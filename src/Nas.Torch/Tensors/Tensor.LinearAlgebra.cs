using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly Operator MatmulOp = new("matmul");
        private static readonly Operator MmOp = new("mm");
        private static readonly Operator BmmOp = new("bmm");
        private static readonly Operator BaddbmmOp = new("baddbmm");

        public Tensor matmul(Tensor target) => MatmulOp.Call(this, target);

        public Tensor mm(Tensor target) => MmOp.Call(this, target);

        public Tensor baddbmm(Tensor batch1, Tensor batch2, double beta = 1, double alpha = 1) => BaddbmmOp.Call(this, batch1, batch2, beta, alpha);

        public Tensor bmm(Tensor batch2) => BmmOp.Call(this, batch2);
    }

    /// <summary>Decompositions of matrices.</summary>
    public static class linalg
    {
        private static readonly Operator EigvalshOp = new("linalg_eigvalsh");
        private static readonly byte[] Lower = "L"u8.ToArray();

        /// <summary>The eigenvalues of a symmetric matrix in ascending order, of its part on and below the diagonal.</summary>
        public static Tensor eigvalsh(Tensor input) => EigvalshOp.Call(input, Lower);
    }
}
