using System.Runtime.InteropServices;

namespace Nas.Effects.Engine;

/// <summary>Where the shared libraries of the one libtorch of this process lie: in the folder that NAS_LIBTORCH names, else beside the
/// program, else where a build from source left them.</summary>
internal static class LibraryPlaces
{
    /// <summary>A file beside a program that was built from source: folders with libraries, one a line.</summary>
    private const string BuildPlaces = "libtorch.path";

    internal static string? Named =>
        Environment.GetEnvironmentVariable(LibTorch.Variable) is { Length: > 0 } path ? Path.GetFullPath(path) : null;

    /// <summary>Where libtorch is looked for, in order.</summary>
    internal static IEnumerable<string> OfLibTorch => Named is { } named ? [named, Path.Combine(named, "lib")] : OfProgram;

    /// <summary>Where the libraries of the program itself are looked for, in order.</summary>
    internal static IEnumerable<string> OfProgram
    {
        get
        {
            var program = AppContext.BaseDirectory;
            var written = Path.Combine(program, BuildPlaces);
            return
            [
                program,
                Path.Combine(program, "runtimes", Platform, "native"),
                .. File.Exists(written) ? File.ReadAllLines(written) : [],
            ];
        }
    }

    /// <summary>The first file of a name in some places.</summary>
    internal static string? Find(IEnumerable<string> places, string library) =>
        places.Select(place => Path.Combine(place, FileOf(library))).FirstOrDefault(File.Exists);

    /// <summary>The file that holds a library on this system.</summary>
    internal static string FileOf(string library) =>
        OperatingSystem.IsWindows() ? $"{library}.dll"
        : OperatingSystem.IsMacOS() ? $"lib{library}.dylib"
        : $"lib{library}.so";

    private static string Platform =>
        $"{(OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux")}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";
}
