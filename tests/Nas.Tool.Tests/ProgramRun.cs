using System.Diagnostics;

namespace Nas.Tool.Tests;

/// <summary>A program run as a process of its own.</summary>
internal sealed record ProgramRun(int Code, string Out, string Error)
{
    /// <summary>The tool as it was built for these tests.</summary>
    public static string[] Tool { get; } = ["dotnet", Path.Combine(AppContext.BaseDirectory, "nas-search.dll")];

    /// <summary>Starts a program with its output redirected.</summary>
    public static Process Begin(string folder, IEnumerable<(string Name, string Value)> variables, params string[] line)
    {
        var start = new ProcessStartInfo(line[0], line[1..])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>Runs a program to its end.</summary>
    public static async Task<ProgramRun> Execute(string folder, IEnumerable<(string Name, string Value)> variables, params string[] line)
    {
        using var process = Begin(folder, variables, line);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await error);
    }
}
