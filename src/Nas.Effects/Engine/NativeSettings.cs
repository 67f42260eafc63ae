using System.Runtime.InteropServices;

namespace Nas.Effects.Engine;

/// <summary>Settings of the C libraries, which must be made before libtorch is loaded.</summary>
internal static partial class NativeSettings
{
    private const int TrimThreshold = -1;
    private const int MappingThreshold = -3;
    private const int LargestMappingThreshold = 32 << 20;

    /// <summary>What a user has set himself stays.</summary>
    internal static void Apply()
    {
        if (OperatingSystem.IsLinux())
        {
            WaitPassively();
            KeepMemory();
        }
    }

    /// <summary>Spinning threads would steal the cores of other trials. .NET's own setter does not reach native code.</summary>
    private static void WaitPassively() => _ = SetVariable("OMP_WAIT_POLICY", "PASSIVE", 0);

    /// <summary>A training step frees and takes the same hundreds of MB again. Left to itself glibc hands them back to the system in
    /// between, and the page faults cost 4 % of a common step and more than half of a large one. They stay until they are
    /// trimmed.</summary>
    private static void KeepMemory()
    {
        if (NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), "mallopt", out _))
        {
            _ = SetAllocation(MappingThreshold, LargestMappingThreshold);
            _ = SetAllocation(TrimThreshold, -1);
        }
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetVariable(string name, string value, int overwrite);

    [LibraryImport("libc", EntryPoint = "mallopt")]
    private static partial int SetAllocation(int parameter, int value);
}
