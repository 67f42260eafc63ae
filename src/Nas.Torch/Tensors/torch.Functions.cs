using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    private static readonly Operator CatOp = new("cat");
    private static readonly Operator StackOp = new("stack");
    private static readonly Operator EinsumOp = new("einsum");
    private static readonly Operator WhereOp = new("where", "self");

    /// <summary>Joins tensors along an axis that they have.</summary>
    public static Tensor cat(IList<Tensor> tensors, long dim = 0) => CatOp.Call(tensors.ToArray(), dim);

    /// <summary>Joins tensors of one shape along a new axis.</summary>
    public static Tensor stack(IEnumerable<Tensor> tensors, long dim = 0) => StackOp.Call(tensors.ToArray(), dim);

    /// <summary>Sums products of elements as an equation such as <c>bij,bjk-&gt;bik</c> tells.</summary>
    public static Tensor einsum(string equation, params Tensor[] tensors) => EinsumOp.Call(System.Text.Encoding.UTF8.GetBytes(equation), tensors, Argument.None);

    /// <summary>Elements of <paramref name="x"/> where the condition holds, of <paramref name="y"/> elsewhere.</summary>
    public static Tensor where(Tensor condition, Tensor x, Tensor y) => WhereOp.Call(condition, x, y);

    public static Tensor matmul(Tensor input, Tensor target) => input.matmul(target);

    public static Tensor mm(Tensor input, Tensor target) => input.mm(target);

    public static Tensor bmm(Tensor input, Tensor batch2) => input.bmm(batch2);

    public static Tensor maximum(Tensor input, Tensor other) => input.maximum(other);

    public static Tensor minimum(Tensor input, Tensor other) => input.minimum(other);

    public static Tensor pow(Tensor input, Scalar exponent) => input.pow(exponent);

    public static Tensor sum(Tensor input) => input.sum();

    public static Tensor mean(Tensor input) => input.mean();

    public static Tensor abs(Tensor input) => input.abs();

    public static Tensor sqrt(Tensor input) => input.sqrt();

    public static Tensor exp(Tensor input) => input.exp();

    public static Tensor log(Tensor input) => input.log();

    public static Tensor sign(Tensor input) => input.sign();

    public static Tensor relu(Tensor input) => input.relu();

    public static Tensor sigmoid(Tensor input) => input.sigmoid();

    public static Tensor tanh(Tensor input) => input.tanh();

    public static Tensor square(Tensor input) => input.square();

    public static Tensor isnan(Tensor input) => input.isnan();

    public static Tensor isfinite(Tensor input) => input.isfinite();
}
