using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Nas.Effects.Trials;

/// <summary>System calls of a worker about its own process.</summary>
internal static partial class NativeProcess
{
    private const int SetParentDeathSignal = 1;
    private const int Kill = 9;
    private const int Term = 15;

    /// <summary>Reserves standard output for the caller: everything else printed there from now on goes to standard error.</summary>
    public static Stream TakeStandardOutput()
    {
        if (OperatingSystem.IsWindows())
        {
            var output = Console.OpenStandardOutput();
            Console.SetOut(Console.Error);
            return output;
        }

        var taken = Duplicate(1);
        _ = DuplicateOnto(2, 1);
        return new FileStream(new SafeFileHandle(taken, ownsHandle: true), FileAccess.Write, bufferSize: 0);
    }

    /// <summary>Requests to be killed when the parent dies, and to be killed first when memory runs out.</summary>
    public static void DependOnParent()
    {
        if (OperatingSystem.IsLinux())
        {
            _ = Control(SetParentDeathSignal, Kill, 0, 0, 0);
            OfferToKiller();
        }
    }

    /// <summary>Asks a process to end.</summary>
    public static void Terminate(int process)
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = Signal(process, Term);
        }
    }

    private static void OfferToKiller()
    {
        try
        {
            File.WriteAllText("/proc/self/oom_score_adj", "1000");
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return; // Where /proc cannot be written, all processes are equal to the system.
        }
    }

    /// <summary>Gives freed memory back to the system, where the C library is glibc; a training step's own is kept between steps.</summary>
    public static void GiveMemoryBack()
    {
        if (OperatingSystem.IsLinux() && NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), "malloc_trim", out _))
        {
            _ = Trim(0);
        }
    }

    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    private static partial int Trim(nuint keep);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int process, int signal);

    [LibraryImport("libc", EntryPoint = "dup")]
    private static partial int Duplicate(int handle);

    [LibraryImport("libc", EntryPoint = "dup2")]
    private static partial int DuplicateOnto(int handle, int onto);

    [LibraryImport("libc", EntryPoint = "prctl")]
    private static partial int Control(int option, nuint a, nuint b, nuint c, nuint d);
}
