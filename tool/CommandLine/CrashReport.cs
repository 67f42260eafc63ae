using System.Globalization;
using Nas.Tool.Output;

namespace Nas.Tool.CommandLine;

/// <summary>A report of an internal error.</summary>
internal static class CrashReport
{
    /// <summary>Writes the trace to a new file in the temporary folder and names the file.</summary>
    public static Failure Write(Exception error, IReadOnlyList<string> args)
    {
        var what = $"internal error: {error.GetType().Name}: {error.Message.ReplaceLineEndings(" ")}";
        const string Safe = "finished trials are in the run folder; the same search command resumes from there";
        try
        {
            var path = Path.Combine(
                Path.GetTempPath(),
                string.Create(CultureInfo.InvariantCulture, $"nas-search-error-{Environment.ProcessId}-{Path.GetRandomFileName()[..8]}.log")
            );
            // A new file, so that nobody's link leads it elsewhere.
            using var report = new StreamWriter(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write });
            report.Write($"nas-search {string.Join(' ', args)}\n{Environment.OSVersion}, .NET {Environment.Version}\n\n{error}\n");
            return new(ExitCode.Bug, what)
            {
                Where = path,
                Safe = Safe,
                Next = "please report it with that file",
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new(ExitCode.Bug, what) { Safe = Safe, Next = "run it again with -vv and report what it prints" };
        }
    }
}
