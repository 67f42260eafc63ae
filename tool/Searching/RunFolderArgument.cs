using System.CommandLine;

namespace Nas.Tool.Searching;

/// <summary>The argument that names a run folder.</summary>
internal static class RunFolderArgument
{
    public static Argument<string> Create() => new("folder") { HelpName = "DIR", Description = "The folder of a run" };
}
