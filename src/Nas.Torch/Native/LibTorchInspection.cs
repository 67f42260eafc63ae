namespace Nas.Torch.Native;

/// <summary>Finds out what is there and what is missing.</summary>
internal static class LibTorchInspection
{
    private const string Packages = "libtorch-dev libopenblas0-pthread g++";

    internal static BackendReport Run()
    {
        if (!OperatingSystem.IsLinux())
        {
            return Missing("The native shim is built on Linux only.", []);
        }

        try
        {
            return LibTorchFinder.Find() is { } torch ? Report(torch) : NotFound();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or LibTorchUnavailableException)
        {
            return Missing(e.Message, []);
        }
    }

    private static BackendReport Report(LibTorchInstallation torch)
    {
        var shim = ShimCache.PathFor(torch);
        var built = File.Exists(shim);
        var compiler = ShimCompiler.Find();
        var problem = built ? null
            : torch.Headers is null ? $"libtorch is at {torch.Library}, but its C++ headers ({Path.Combine(torch.Root, "include", "ATen", "ATen.h")}) are missing, and no shim was built for it before."
            : compiler is null ? "The native shim must be compiled once, but no C++ compiler (g++, c++ or clang++) is on the PATH."
            : null;
        return new(torch.Library, torch.Version, torch.Headers, compiler, shim, built, torch.CudaBuild, problem, problem is null ? [] : [Install]);
    }

    private static BackendReport NotFound()
    {
        var places = string.Join(", ", LibTorchFinder.Places());
        return LibTorchFinder.Named is { } named
            ? Missing($"{LibTorchFinder.Variable} names {named}, but there is no libtorch_cpu.so in its lib folder.", [$"unset {LibTorchFinder.Variable}", Install])
            : Missing($"No libtorch was found. Looked for lib/libtorch_cpu.so below {places}.", [Install]);
    }

    private static string Install => $"{(Environment.IsPrivilegedProcess ? "" : "sudo ")}apt-get install -y {Packages}";

    private static BackendReport Missing(string problem, IReadOnlyList<string> remedy) => new(null, null, null, null, null, false, false, problem, remedy);
}
