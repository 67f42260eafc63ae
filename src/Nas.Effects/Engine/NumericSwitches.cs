using System.Runtime.InteropServices;

namespace Nas.Effects.Engine;

/// <summary>Switches of libtorch for which TorchSharp has no word.</summary>
internal static class NumericSwitches
{
    private const string Context = "_ZN2at13globalContextEv";
    private const string EnableNnpack = "_ZN2at7Context20setUserEnabledNNPACKEb";
    private const string FillMemory = "_ZN2at7Context39setDeterministicFillUninitializedMemoryEb";
    private const string BeDeterministic = "_ZN2at7Context26setDeterministicAlgorithmsEbb";

    /// <summary>Leaves out NNPACK, which warns on processors that it does not know, and has every operation use an algorithm whose result
    /// does not depend on the order of threads. Whether that is so from now on: a library whose compiler named the functions otherwise
    /// stays as it is.</summary>
    internal static unsafe bool Set(nint library)
    {
        if (
            !NativeLibrary.TryGetExport(library, Context, out var global)
            || !NativeLibrary.TryGetExport(library, EnableNnpack, out var nnpack)
            || !NativeLibrary.TryGetExport(library, FillMemory, out var fill)
            || !NativeLibrary.TryGetExport(library, BeDeterministic, out var deterministic)
        )
        {
            return false;
        }

        var context = ((delegate* unmanaged<nint>)global)();
        ((delegate* unmanaged<nint, byte, void>)nnpack)(context, 0);
        // Nothing here reads memory that was not written; filling it would cost time.
        ((delegate* unmanaged<nint, byte, void>)fill)(context, 0);
        ((delegate* unmanaged<nint, byte, byte, void>)deterministic)(context, 1, 0);
        return true;
    }
}
