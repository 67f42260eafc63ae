using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Nas.Torch.Native;

[assembly: DisableRuntimeMarshalling]

namespace TorchSharp.Native;

/// <summary>The C ABI of <c>nas_torch.cpp</c>. Results below zero, and null handles where none is allowed, are failures.</summary>
internal static unsafe partial class NativeMethods
{
    private const string Library = "nas_torch";

    // The first call of any method here finds libtorch, builds the shim if need be, and loads both.
    static NativeMethods() =>
        NativeLibrary.SetDllImportResolver(typeof(NativeMethods).Assembly, (name, _, _) => name == Library ? LibTorchLoader.Load() : 0);

    [LibraryImport(Library)] internal static partial byte* nas_error();
    [LibraryImport(Library)] internal static partial byte* nas_version();
    [LibraryImport(Library)] internal static partial nint nas_find(byte* name, byte* overload);
    [LibraryImport(Library)] internal static partial int nas_call(nint op, NativeValue* arguments, int count, NativeValue* results, int capacity);
    [LibraryImport(Library)] internal static partial void nas_free(nint tensor);
    [LibraryImport(Library)] internal static partial void nas_free_list(nint* handles);
    [LibraryImport(Library)] internal static partial long nas_live();
    [LibraryImport(Library)] internal static partial nint nas_from_data(void* data, long bytes, long* sizes, int ndim, int dtype);
    [LibraryImport(Library)] internal static partial void* nas_data(nint tensor);
    [LibraryImport(Library)] internal static partial int nas_ndim(nint tensor);
    [LibraryImport(Library)] internal static partial int nas_sizes(nint tensor, long* sizes);
    [LibraryImport(Library)] internal static partial int nas_strides(nint tensor, long* strides);
    [LibraryImport(Library)] internal static partial long nas_numel(nint tensor);
    [LibraryImport(Library)] internal static partial int nas_is_contiguous(nint tensor);
    [LibraryImport(Library)] internal static partial int nas_dtype(nint tensor);
    [LibraryImport(Library)] internal static partial int nas_device(nint tensor, int* index);
    [LibraryImport(Library)] internal static partial int nas_item(nint tensor, NativeValue* value);
    [LibraryImport(Library)] internal static partial int nas_requires_grad(nint tensor);
    [LibraryImport(Library)] internal static partial int nas_set_requires_grad(nint tensor, int value);
    [LibraryImport(Library)] internal static partial int nas_is_leaf(nint tensor);
    [LibraryImport(Library)] internal static partial int nas_grad(nint tensor, nint* gradient);
    [LibraryImport(Library)] internal static partial int nas_set_grad(nint tensor, nint gradient);
    [LibraryImport(Library)] internal static partial int nas_backward(nint* outputs, int count, nint* seeds, int seedCount, int retainGraph, int createGraph);
    [LibraryImport(Library)] internal static partial int nas_gradients(
        nint* outputs, int outputCount, nint* inputs, int inputCount, nint* seeds, int seedCount, int retainGraph, int createGraph, int allowUnused, nint* gradients);
    [LibraryImport(Library)] internal static partial int nas_grad_enabled();
    [LibraryImport(Library)] internal static partial void nas_set_grad_enabled(int value);
    [LibraryImport(Library)] internal static partial int nas_manual_seed(long seed);
    [LibraryImport(Library)] internal static partial int nas_threads();
    [LibraryImport(Library)] internal static partial int nas_set_threads(int count);
    [LibraryImport(Library)] internal static partial int nas_has_cuda();
    [LibraryImport(Library)] internal static partial int nas_deterministic();
    [LibraryImport(Library)] internal static partial int nas_set_deterministic(int value, int warnOnly);

    /// <summary>Passes a result through, or throws what libtorch said.</summary>
    internal static int Check(int result) => result < 0 ? throw Failure() : result;

    /// <inheritdoc cref="Check(int)"/>
    internal static nint Check(nint handle) => handle == 0 ? throw Failure() : handle;

    /// <summary>The last failure of this thread as the exception that TorchSharp throws.</summary>
    internal static ExternalException Failure() => new(Marshal.PtrToStringUTF8((nint)nas_error()));
}
