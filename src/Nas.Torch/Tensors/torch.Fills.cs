using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    private static readonly Operator ZerosLikeOp = new("zeros_like");
    private static readonly Operator OnesLikeOp = new("ones_like");
    private static readonly Operator EmptyLikeOp = new("empty_like");
    private static readonly Operator RandLikeOp = new("rand_like");
    private static readonly Operator RandnLikeOp = new("randn_like");
    private static readonly Operator FullOp = new("full");
    private static readonly Operator FullLikeOp = new("full_like");
    private static readonly Operator ArangeOp = new("arange", "start_step");
    private static readonly Operator EyeOp = new("eye", "m");

    public static Tensor zeros_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Created(ZerosLikeOp.Call(input, dtype, Argument.None, device, Argument.None, Argument.None), requires_grad);

    public static Tensor ones_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Created(OnesLikeOp.Call(input, dtype, Argument.None, device, Argument.None, Argument.None), requires_grad);

    public static Tensor empty_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Created(EmptyLikeOp.Call(input, dtype, Argument.None, device, Argument.None, Argument.None), requires_grad);

    public static Tensor rand_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Created(RandLikeOp.Call(input, dtype, Argument.None, device, Argument.None, Argument.None), requires_grad);

    public static Tensor randn_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Created(RandnLikeOp.Call(input, dtype, Argument.None, device, Argument.None, Argument.None), requires_grad);

    public static Tensor full(long[] size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Created(FullOp.Call(size, value, dtype, Argument.None, device, Argument.None), requires_grad);

    public static Tensor full_like(Tensor input, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Created(FullLikeOp.Call(input, value, dtype, Argument.None, device, Argument.None, Argument.None), requires_grad);

    public static Tensor arange(Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => arange(0, stop, 1, dtype, device, requires_grad);

    public static Tensor arange(Scalar start, Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        arange(start, stop, 1, dtype, device, requires_grad);

    public static Tensor arange(Scalar start, Scalar stop, Scalar step, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Created(ArangeOp.Call(start, stop, step, dtype, Argument.None, device, Argument.None), requires_grad);

    public static Tensor eye(long rows, long columns = -1, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Created(EyeOp.Call(rows, columns < 0 ? rows : columns, dtype, Argument.None, device, Argument.None), requires_grad);
}
