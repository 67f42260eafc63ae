using System.CommandLine;
using Nas.Effects.Engine;
using Nas.Tool.CommandLine;

namespace Nas.Tool.Searching;

/// <summary>A libtorch other than the tool's own, for all commands that compute with tensors.</summary>
internal static class LibTorchFolder
{
    /// <summary>The option, the same for every command.</summary>
    public static Option<string?> Option { get; } =
        Options.Text(
            "--libtorch",
            "DIR",
            $"Compute with the libtorch in DIR, such as a CUDA build or the lib of a Python torch [default: ${LibTorch.Variable}, else the tool's own]"
        );

    /// <summary>Puts what was given into the environment of this process and, with it, of its workers.</summary>
    public static void Apply(ParseResult parsed)
    {
        if (parsed.GetValue(Option) is { } folder)
        {
            Environment.SetEnvironmentVariable(LibTorch.Variable, Path.GetFullPath(folder));
        }
    }
}
