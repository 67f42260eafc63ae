using System.Runtime.InteropServices;

namespace Nas.Effects.Engine;

/// <summary>TorchSharp's native part where the system's C++ library is older than the one it was linked with.</summary>
/// <remarks>It needs the version GLIBCXX_3.4.32 for one symbol, which nothing in it calls. A copy that only wishes for that version
/// loads.</remarks>
internal static class LooseBinding
{
    private const string Version = "GLIBCXX_3.4.32";
    private const string OnlySymbol = "_ZSt21ios_base_library_initv";

    /// <summary>Loads the binding, or its copy; the file that was loaded.</summary>
    internal static string Open(string binding, Func<string, nint> load)
    {
        if (!OperatingSystem.IsLinux() || HasVersion())
        {
            _ = load(binding);
            return binding;
        }

        var weakened = VersionNeeds
            .Weaken(File.ReadAllBytes(binding), Version)
            .IfLeft(reason => throw new LibTorchUnavailableException($"{binding} cannot be read: {reason}", []));
        return PrivateCopy.Use(Path.GetFileName(binding), weakened, load);
    }

    private static bool HasVersion() =>
        !NativeLibrary.TryLoad("libstdc++.so.6", out var library) || NativeLibrary.TryGetExport(library, OnlySymbol, out _);
}
