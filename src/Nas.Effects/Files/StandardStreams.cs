using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Nas.Effects.Files;

/// <summary>The standard streams of this process, which its parent may have closed.</summary>
public static partial class StandardStreams
{
    private const int Output = 1;
    private const int Error = 2;
    private const int ReadAndWrite = 2;

    /// <summary>Puts the null device in the place of closed streams, so that no file that is opened later gets their numbers and with them
    /// what is meant for the terminal. Call it first.</summary>
    /// <returns>Whether standard output and standard error were open.</returns>
    public static (bool Output, bool Error) Reserve()
    {
        if (OperatingSystem.IsWindows())
        {
            return (true, true);
        }

        _ = TakeIfClosed(0);
        return (!TakeIfClosed(Output), !TakeIfClosed(Error));
    }

    /// <summary>Standard output as a stream that reports when nobody reads it any more, where it is a pipe; the console's own keeps
    /// silent.</summary>
    public static Stream OpenOutput()
    {
        try
        {
            var direct = new FileStream(new SafeFileHandle(Output, ownsHandle: false), FileAccess.Write, bufferSize: 0);
            return OperatingSystem.IsWindows() || direct.CanSeek ? Console.OpenStandardOutput() : direct;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return Console.OpenStandardOutput();
        }
    }

    private static bool TakeIfClosed(int number)
    {
        var copy = Duplicate(number);
        if (copy >= 0)
        {
            _ = Close(copy);
            return false;
        }

        // The lowest free number, and those below are taken.
        return Open("/dev/null", ReadAndWrite) >= 0;
    }

    [LibraryImport("libc", EntryPoint = "dup")]
    private static partial int Duplicate(int handle);

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int handle);
}
