using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly Operator CastTo = new("to", "dtype");
        private static readonly Operator MoveTo = new("to", "device");

        /// <summary>The number of axes.</summary>
        public long ndim => Kept(NativeMethods.Check(NativeMethods.nas_ndim(Handle)));

        /// <inheritdoc cref="ndim"/>
        public long Dimensions => ndim;

        /// <inheritdoc cref="ndim"/>
        public long dim() => ndim;

        /// <summary>The sizes of all axes, as a new array.</summary>
        public long[] shape => size();

        /// <summary>The number of elements.</summary>
        public long NumberOfElements => Kept(NativeMethods.nas_numel(Handle));

        /// <inheritdoc cref="NumberOfElements"/>
        public long numel() => NumberOfElements;

        /// <summary>The bytes of one element.</summary>
        public long ElementSize => dtype switch
        {
            ScalarType.Float64 or ScalarType.Int64 => 8,
            ScalarType.Float32 or ScalarType.Int32 => 4,
            ScalarType.Float16 or ScalarType.BFloat16 or ScalarType.Int16 => 2,
            _ => 1,
        };

        /// <summary>The element type.</summary>
        public ScalarType dtype => (ScalarType)Kept(NativeMethods.Check(NativeMethods.nas_dtype(Handle)));

        /// <summary>Where the tensor lives.</summary>
        public unsafe Device device
        {
            get
            {
                int index;
                var type = (DeviceType)Kept(NativeMethods.Check(NativeMethods.nas_device(Handle, &index)));
                return new Device(type, index);
            }
        }

        /// <inheritdoc cref="device"/>
        public DeviceType device_type => device.type;

        /// <summary>The sizes of all axes, as a new array.</summary>
        public unsafe long[] size()
        {
            var sizes = new long[ndim];
            fixed (long* start = sizes)
            {
                Kept(NativeMethods.Check(NativeMethods.nas_sizes(Handle, start)));
            }

            return sizes;
        }

        /// <summary>The size of an axis; negative ones count from the last.</summary>
        public long size(int dim) => shape[dim < 0 ? dim + (int)ndim : dim];

        /// <summary>How many elements lie between neighbours along each axis.</summary>
        public unsafe long[] stride()
        {
            var strides = new long[ndim];
            fixed (long* start = strides)
            {
                Kept(NativeMethods.Check(NativeMethods.nas_strides(Handle, start)));
            }

            return strides;
        }

        /// <summary>Whether the elements lie in memory in the order of their indices.</summary>
        public bool is_contiguous() => Kept(NativeMethods.Check(NativeMethods.nas_is_contiguous(Handle))) != 0;

        public Tensor to_type(ScalarType type, bool copy = false) => CastTo.Call(this, type, false, copy, Argument.None);

        public Tensor to(ScalarType type) => to_type(type);

        public Tensor to(ScalarType type, Device device, bool copy = false) => MoveTo.Call(this, device, type, false, copy, Argument.None);

        public Tensor to(Device device) => to(dtype, device);

        public Tensor to(DeviceType deviceType, int deviceIndex = -1, bool copy = false) => to(dtype, new Device(deviceType, deviceIndex), copy);

        public Tensor cpu() => to(CPU);
    }
}
