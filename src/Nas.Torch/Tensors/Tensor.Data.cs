using System.Runtime.CompilerServices;
using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The memory of a contiguous CPU tensor. It is the tensor's own: keep the tensor alive while using it.</summary>
        public unsafe Span<byte> bytes
        {
            get
            {
                RequireReadable();
                if (!is_contiguous())
                {
                    throw new NotImplementedException("Bytes() called on non-contiguous tensor.");
                }

                return new Span<byte>(NativeMethods.nas_data(Handle), checked((int)(NumberOfElements * ElementSize)));
            }

            set
            {
                var target = bytes;
                if (target.Length != value.Length)
                {
                    throw new ArgumentException($"Mismatched data sizes in SetBytes(): {value.Length} bytes for a tensor of {target.Length}.", nameof(value));
                }

                value.CopyTo(target);
            }
        }

        /// <summary>The elements of a CPU tensor.</summary>
        public Utils.TensorAccessor<T> data<T>()
            where T : unmanaged
        {
            RequireReadable();
            RequireType<T>();
            return new Utils.TensorAccessor<T>(this);
        }

        /// <summary>The only element.</summary>
        public T item<T>()
            where T : unmanaged
        {
            if (NumberOfElements != 1)
            {
                throw new ArgumentException($"Number of elements in the tensor must be 1, but it is {NumberOfElements}.");
            }

            RequireType<T>();
            var value = ToScalar();
            if (typeof(T) == typeof(float))
            {
                var single = (float)value.AsDouble;
                return Unsafe.BitCast<float, T>(single);
            }

            return typeof(T) == typeof(double) ? Unsafe.BitCast<double, T>(value.AsDouble) : data<T>()[0];
        }

        /// <summary>The only element as a number.</summary>
        public unsafe Scalar ToScalar()
        {
            NativeValue value;
            Kept(NativeMethods.Check(NativeMethods.nas_item(Handle, &value)));
            return new Scalar(value.Tag, value.Integer);
        }

        internal unsafe void* DataPointer() => NativeMethods.nas_data(Handle);

        private void RequireReadable()
        {
            if (device_type != DeviceType.CPU)
            {
                throw new InvalidOperationException("Reading data from non-CPU memory is not supported. Move or copy the tensor to the cpu before reading.");
            }
        }

        private void RequireType<T>()
        {
            if (typeof(T) != DotNetType(dtype))
            {
                throw new ArgumentException($"{typeof(T).Name} is not compatible with {dtype}");
            }
        }

        private static Type? DotNetType(ScalarType type) => type switch
        {
            ScalarType.Byte => typeof(byte),
            ScalarType.Int8 => typeof(sbyte),
            ScalarType.Int16 => typeof(short),
            ScalarType.Int32 => typeof(int),
            ScalarType.Int64 => typeof(long),
            ScalarType.Float32 => typeof(float),
            ScalarType.Float64 => typeof(double),
            ScalarType.Bool => typeof(bool),
            _ => null,
        };
    }
}
