using System.Collections;

namespace TorchSharp.Utils;

/// <summary>The elements of a CPU tensor in the order of their indices.</summary>
public sealed unsafe class TensorAccessor<T> : IEnumerable<T>, IDisposable
    where T : unmanaged
{
    private readonly torch.Tensor tensor;
    private readonly T* start;
    private readonly long[] sizes;
    private readonly long[] strides;
    private readonly bool contiguous;

    internal TensorAccessor(torch.Tensor tensor)
    {
        this.tensor = tensor;
        start = (T*)tensor.DataPointer();
        (sizes, strides, contiguous) = (tensor.shape, tensor.stride(), tensor.is_contiguous());
        Count = tensor.NumberOfElements;
    }

    /// <summary>The number of elements.</summary>
    public long Count { get; }

    /// <summary>The element at a position in index order, or at one index per axis.</summary>
    public T this[params long[] indices]
    {
        get
        {
            var value = start[Offset(indices)];
            GC.KeepAlive(tensor);
            return value;
        }

        set
        {
            start[Offset(indices)] = value;
            GC.KeepAlive(tensor);
        }
    }

    /// <summary>A copy of all elements.</summary>
    public T[] ToArray()
    {
        var result = new T[Count];
        CopyTo(result);
        return result;
    }

    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyTo(array.AsSpan(), arrayIndex, tensorIndex);

    public void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var count = Math.Min(array.Length - arrayIndex, Count - tensorIndex);
        if (contiguous)
        {
            new Span<T>(start + tensorIndex, (int)count).CopyTo(array[arrayIndex..]);
        }
        else
        {
            for (var i = 0; i < count; i++)
            {
                array[arrayIndex + i] = start[Offset(tensorIndex + i)];
            }
        }

        GC.KeepAlive(tensor);
    }

    public void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyFrom((ReadOnlySpan<T>)array, arrayIndex, tensorIndex);

    public void CopyFrom(ReadOnlySpan<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var count = Math.Min(array.Length - arrayIndex, Count - tensorIndex);
        for (var i = 0; i < count; i++)
        {
            start[Offset(tensorIndex + i)] = array[arrayIndex + i];
        }

        GC.KeepAlive(tensor);
    }

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)ToArray()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Nothing to release: the tensor owns the memory.</summary>
    public void Dispose()
    {
    }

    private long Offset(long[] indices)
    {
        if (indices.Length == 1 && sizes.Length != 1)
        {
            return Offset(indices[0]);
        }

        var offset = 0L;
        for (var axis = 0; axis < sizes.Length; axis++)
        {
            if ((ulong)indices[axis] >= (ulong)sizes[axis])
            {
                throw new IndexOutOfRangeException($"{indices[axis]} >= {sizes[axis]} in dimension {axis}.");
            }

            offset += indices[axis] * strides[axis];
        }

        return offset;
    }

    private long Offset(long position)
    {
        if ((ulong)position >= (ulong)Count)
        {
            throw new IndexOutOfRangeException($"{position} in a collection of {Count} elements.");
        }

        var offset = 0L;
        for (var axis = sizes.Length - 1; axis >= 0; axis--)
        {
            (position, var index) = Math.DivRem(position, sizes[axis]);
            offset += index * strides[axis];
        }

        return offset;
    }
}
