namespace Nas.Torch.Native;

/// <summary>Chooses the one libtorch of this process: the one named by LIBTORCH, else the system's, else a Python torch.</summary>
internal static class LibTorchFinder
{
    /// <summary>Names a folder with <c>lib</c> and <c>include</c>: an unpacked libtorch or the folder of a Python torch.</summary>
    internal const string Variable = "LIBTORCH";

    internal static LibTorchInstallation? Find() =>
        Named is { } named ? LibTorchInstallation.At(named) : SearchedPlaces().Select(LibTorchInstallation.At).FirstOrDefault(found => found is not null);

    /// <summary>The places that <see cref="Find"/> looks at, for a message that nothing was found.</summary>
    internal static IEnumerable<string> Places() => Named is { } named ? [named] : SearchedPlaces();

    internal static string? Named => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path ? Path.GetFullPath(path) : null;

    private static IEnumerable<string> SearchedPlaces() => ["/usr", "/usr/local", .. PythonPrefixes().SelectMany(PythonTorches)];

    private static IEnumerable<string> PythonPrefixes()
    {
        string?[] prefixes =
        [
            Environment.GetEnvironmentVariable("VIRTUAL_ENV"),
            Environment.GetEnvironmentVariable("CONDA_PREFIX"),
            Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local"),
            "/usr/local",
            "/opt/conda",
        ];
        return prefixes.OfType<string>();
    }

    private static IEnumerable<string> PythonTorches(string prefix)
    {
        var lib = Path.Combine(prefix, "lib");
        var pythons = Directory.Exists(lib) ? Directory.EnumerateDirectories(lib, "python3*").Order(StringComparer.Ordinal) : Enumerable.Empty<string>();
        return from python in pythons from packages in new[] { "site-packages", "dist-packages" } select Path.Combine(python, packages, "torch");
    }
}
