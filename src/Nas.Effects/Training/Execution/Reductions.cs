using System.Collections.Immutable;
using Nas.Domain.Architectures.Networks;
using Nas.Domain.Architectures.Operations;
using Nas.Domain.Architectures.Tensors;
using Nas.Effects.Engine;
using static TorchSharp.torch;

namespace Nas.Effects.Training.Execution;

/// <summary>Kinds of means.</summary>
internal static class Reductions
{
    /// <summary>Mean over axes, which keep the size 1.</summary>
    public static Tensor Mean(Tensor x, Axes over) => Mean(x, [.. over.ToArray().Select(axis => (long)axis)], keepdim: true);

    /// <summary>Mean over axes.</summary>
    /// <remarks>A divided sum: its gradient is an expanded small tensor, while that of a mean is materialised.</remarks>
    public static Tensor Mean(Tensor x, long[] over, bool keepdim)
    {
        var sum = x.sum(over, keepdim);
        return sum.DivInPlace(over.Aggregate(1L, (count, axis) => count * x.shape[axis]));
    }

    /// <summary>The mean of all patches of [batch, C, H, W], as [batch, 1, C·k²].</summary>
    /// <remarks>The position of a pixel in a patch depends separately on its row and its column, so the mean is a product with one matrix
    /// for each.</remarks>
    public static Tensor MeanPatch(Primitive.MeanPatch op, Tensor image)
    {
        using var scope = NewDisposeScope();
        var rows = Places(op.Patch.Rows, (int)image.shape[2]).to(image.dtype, image.device);
        var columns = Places(op.Patch.Columns, (int)image.shape[3]).to(image.dtype, image.device);
        var across = nn.functional.linear(image, columns);
        var both = nn.functional.linear(across.transpose(2, 3), rows);
        return both.transpose(2, 3).flatten(1).unsqueeze(1).MoveToOuterDisposeScope();
    }

    /// <summary>The mean of operands weighted by their shares.</summary>
    public static Tensor Blend(ImmutableArray<int> shares, Tensor[] x)
    {
        var sum = x[0].Mul((double)shares[0] / shares.Sum());
        for (var i = 1; i < x.Length; i++)
        {
            using var part = x[i].Mul((double)shares[i] / shares.Sum());
            sum.AddInPlace(part);
        }

        return sum;
    }

    /// <summary>[k, size]: the share of patches along one axis in which a pixel is the i-th.</summary>
    private static Tensor Places(PatchSide side, int size)
    {
        var patches = (int)side.Count(size);
        var parts = new double[side.Kernel * size];
        for (var i = 0; i < side.Kernel; i++)
        {
            foreach (
                var pixel in Enumerable
                    .Range(0, patches)
                    .Select(patch => patch * side.Stride + i - side.Padding)
                    .Where(pixel => pixel >= 0 && pixel < size)
            )
            {
                parts[i * size + pixel] = 1.0 / patches;
            }
        }

        return FromArrays.Tensor(parts, side.Kernel, size);
    }
}
