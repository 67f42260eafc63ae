using System.Runtime.CompilerServices;

namespace Nas.Tool.Tests;

/// <summary>A test in a shell that not every machine has; <c>eng/setup</c> installs all of them.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ShellTheoryAttribute : TheoryAttribute
{
    public ShellTheoryAttribute(string shell) => Skip = Find(shell) is null ? $"{shell} is not installed; eng/setup does it." : null;

    /// <summary>The shell's path, or null.</summary>
    public static string? Find(string shell) =>
        Environment
            .GetEnvironmentVariable("PATH")!
            .Split(':')
            .Append(Installed())
            .Select(folder => Path.Combine(folder, shell))
            .FirstOrDefault(File.Exists);

    private static string Installed([CallerFilePath] string caller = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(caller)!, "..", "..", "artifacts", "pwsh"));
}
