using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;

namespace Nas.Effects.Engine;

/// <summary>What libtorch says of itself.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Instructions">The vector instructions that its own kernels were chosen by, such as <c>AVX512</c>.</param>
/// <param name="Libraries">The libraries for matrix products and convolutions inside it.</param>
internal sealed partial record BuildConfiguration(string? Version, string? Instructions, IReadOnlyList<string> Libraries)
{
    /// <summary><c>at::show_config</c>, for which TorchSharp has no word.</summary>
    private const string ShowConfiguration = "_ZN2at11show_configB5cxx11Ev";

    /// <summary>Asks a library that was loaded; where its compiler named the function otherwise, nothing is known.</summary>
    internal static BuildConfiguration Of(nint library) =>
        OperatingSystem.IsLinux() && NativeLibrary.TryGetExport(library, ShowConfiguration, out var show)
            ? Parse(Call(show))
            : new(null, null, []);

    internal static BuildConfiguration Parse(string text) =>
        new(First(VersionPart(), text), First(InstructionsPart(), text), [.. LibraryPart().Matches(text).Select(found => found.Value)]);

    private static string? First(Regex pattern, string text) =>
        pattern.Match(text) is { Success: true } found ? found.Groups[1].Value : null;

    /// <summary>A C++ string is returned through memory of the caller, and begins with a pointer and a length.</summary>
    private static unsafe string Call(nint function)
    {
        var text = stackalloc nint[4];
        _ = ((delegate* unmanaged<nint*, nint*>)function)(text);
        return Encoding.UTF8.GetString((byte*)text[0], checked((int)text[1]));
    }

    [GeneratedRegex(@"TORCH_VERSION=(\d+\.\d+\.\d+)")]
    private static partial Regex VersionPart();

    [GeneratedRegex(@"CPU capability usage: (\S+)")]
    private static partial Regex InstructionsPart();

    [GeneratedRegex(@"(?<=  - ).*(Math Kernel Library Version [\d.]+|MKL-DNN v[\d.]+)")]
    private static partial Regex LibraryPart();
}
