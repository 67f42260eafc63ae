namespace Nas.Effects.Data.Arrays;

internal static class RowMajor
{
    /// <summary>Reorders an array whose first axis runs fastest, so that its last does.</summary>
    public static float[] From(float[] columnMajor, int[] shape)
    {
        var strides = new int[shape.Length];
        for (var (axis, stride) = (0, 1); axis < shape.Length; stride *= shape[axis++])
        {
            strides[axis] = stride;
        }

        var result = GC.AllocateUninitializedArray<float>(columnMajor.Length);
        var (position, from) = (new int[shape.Length], 0);
        for (var to = 0; to < result.Length; to++)
        {
            result[to] = columnMajor[from];
            from = Next(position, shape, strides, from);
        }

        return result;
    }

    // Counts like an odometer, the last axis fastest.
    private static int Next(int[] position, int[] shape, int[] strides, int from)
    {
        for (var axis = shape.Length - 1; axis >= 0; axis--)
        {
            from += strides[axis];
            if (++position[axis] < shape[axis])
            {
                return from;
            }

            from -= shape[axis] * strides[axis];
            position[axis] = 0;
        }

        return from;
    }
}
