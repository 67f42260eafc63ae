using System.Diagnostics;

namespace Nas.Effects.Tests;

/// <summary>Named pipes, which nobody ever writes to.</summary>
internal static class Pipes
{
    public static void Make(string path)
    {
        using var made = Process.Start("mkfifo", path);
        made.WaitForExit();
        Assert.Equal(0, made.ExitCode);
    }
}
