using System.Runtime.InteropServices;
using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>The version of libtorch.</summary>
    public static unsafe string __version__ => Marshal.PtrToStringUTF8((nint)NativeMethods.nas_version())!;

    /// <summary>Seeds the generator that all threads of the process share.</summary>
    public static void manual_seed(long seed) => NativeMethods.Check(NativeMethods.nas_manual_seed(seed));

    /// <summary>How many threads one operator may use.</summary>
    public static int get_num_threads() => NativeMethods.Check(NativeMethods.nas_threads());

    /// <inheritdoc cref="get_num_threads"/>
    public static void set_num_threads(int num) => NativeMethods.Check(NativeMethods.nas_set_threads(num));

    /// <summary>GPUs.</summary>
    public static class cuda
    {
        /// <summary>Whether libtorch can use a GPU here.</summary>
        public static bool is_available() => NativeMethods.nas_has_cuda() != 0;
    }
}
