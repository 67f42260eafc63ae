using System.Text.RegularExpressions;

namespace Nas.Torch.Native;

/// <summary>One libtorch on disk.</summary>
/// <param name="Root">Where it was found: <c>/usr</c>, an unpacked libtorch, or a Python torch.</param>
/// <param name="Libraries">The folder of its shared libraries.</param>
/// <param name="Headers">The folder above <c>ATen</c> and <c>torch</c>; null if there are none.</param>
internal sealed partial record LibTorchInstallation(string Root, string Libraries, string? Headers)
{
    /// <summary>The library that holds the operators.</summary>
    internal string Library { get; } = Path.Combine(Libraries, "libtorch_cpu.so");

    internal bool CudaBuild => File.Exists(Path.Combine(Libraries, "libtorch_cuda.so"));

    internal string Version => FromHeader() ?? FromText("build-version") ?? FromPython() ?? "unknown";

    /// <summary>The installation below a root, if there is one.</summary>
    internal static LibTorchInstallation? At(string root)
    {
        var folders = new[] { Path.Combine(root, "lib"), Path.Combine(root, "lib", DebianTriplet) };
        return folders.FirstOrDefault(folder => File.Exists(Path.Combine(folder, "libtorch_cpu.so"))) is { } libraries
            ? new(root, libraries, HeadersBelow(root))
            : null;
    }

    private static string DebianTriplet => System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture switch
    {
        System.Runtime.InteropServices.Architecture.Arm64 => "aarch64-linux-gnu",
        _ => "x86_64-linux-gnu",
    };

    private static string? HeadersBelow(string root)
    {
        var folder = Path.Combine(root, "include");
        return File.Exists(Path.Combine(folder, "ATen", "ATen.h")) ? folder : null;
    }

    private string? FromHeader()
    {
        string[] places = ["torch/headeronly/version.h", "torch/csrc/api/include/torch/version.h"];
        return places.Select(place => Path.Combine(Root, "include", place)).Where(File.Exists).Select(path => Numbers(File.ReadAllText(path))).FirstOrDefault(found => found is not null);
    }

    private static string? Numbers(string header)
    {
        var parts = VersionPart().Matches(header);
        return parts.Count < 3 ? null : string.Join('.', parts.Take(3).Select(part => part.Groups[1].Value));
    }

    private string? FromText(string name)
    {
        var path = Path.Combine(Root, name);
        return File.Exists(path) ? File.ReadAllText(path).Trim() : null;
    }

    private string? FromPython() => FromText("version.py") is { } text && PythonVersion().Match(text) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex(@"#define TORCH_VERSION_(?:MAJOR|MINOR|PATCH) (\d+)")]
    private static partial Regex VersionPart();

    [GeneratedRegex("__version__ = '([^']+)'")]
    private static partial Regex PythonVersion();
}
