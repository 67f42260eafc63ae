using Nas.Domain.Architectures.Tensors;
using static TorchSharp.torch;

namespace Nas.Effects.Scoring;

/// <summary>Tensors as plain numbers, in double precision.</summary>
internal static class Numbers
{
    /// <summary>The one number of a tensor.</summary>
    public static double Value(this Tensor scalar)
    {
        using var exact = scalar.to(ScalarType.Float64);
        return exact.item<double>();
    }

    /// <summary>The tensor in double precision, without its history.</summary>
    public static Tensor Exact(this Tensor tensor)
    {
        using var plain = tensor.detach();
        return plain.to(ScalarType.Float64);
    }

    /// <summary>All numbers, row-major.</summary>
    public static double[] ToArray(this Tensor tensor)
    {
        using var scope = NewDisposeScope();
        return tensor.Exact().cpu().contiguous().data<double>().ToArray();
    }

    /// <summary>The rows of a matrix, or of a tensor with all axes but the first flattened.</summary>
    public static double[][] ToRows(this Tensor tensor)
    {
        var all = tensor.ToArray();
        return [.. all.Chunk(all.Length / (int)tensor.shape[0])];
    }

    /// <summary>A matrix.</summary>
    public static double[,] ToMatrix(this Tensor tensor)
    {
        var (rows, matrix) = (tensor.ToRows(), new double[tensor.shape[0], tensor.shape[1]]);
        Buffer.BlockCopy(rows.SelectMany(row => row).ToArray(), 0, matrix, 0, matrix.Length * sizeof(double));
        return matrix;
    }

    /// <summary>The shape of a batch.</summary>
    public static long[] ShapeOf(TensorType type, int batch) =>
        type.Layout == Layout.Image ? [batch, type.Axis1, type.Axis2, type.Axis3] : [batch, type.Axis1, type.Axis2];

    /// <summary>The features of all samples and positions as rows: channels of an image, the last axis of columns.</summary>
    public static Tensor Features(this Tensor value)
    {
        using var pixels = value.ndim == 4 ? value.permute(0, 2, 3, 1) : value.alias();
        return pixels.reshape(-1, pixels.shape[^1]);
    }
}
