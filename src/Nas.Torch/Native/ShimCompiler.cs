using System.Diagnostics;

namespace Nas.Torch.Native;

/// <summary>Compiles the shim against a libtorch.</summary>
internal static class ShimCompiler
{
    /// <summary>The C++ compiler: CXX, else the first of the usual names on the path.</summary>
    internal static string? Find()
    {
        var named = Environment.GetEnvironmentVariable("CXX");
        string[] names = string.IsNullOrEmpty(named) ? ["g++", "c++", "clang++"] : [named];
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return (from name in names from folder in folders let path = Path.Combine(folder, name) where File.Exists(path) select path).FirstOrDefault();
    }

    /// <summary>Compiles into a file beside the target and moves it there, so that processes that do so at once never see half a file.</summary>
    internal static void Compile(string compiler, LibTorchInstallation torch, string target)
    {
        var folder = Directory.CreateDirectory(Path.GetDirectoryName(target)!).FullName;
        var stem = Path.Combine(folder, Path.GetRandomFileName());
        var (source, built) = ($"{stem}.cpp", $"{stem}.so");
        try
        {
            File.WriteAllText(source, ShimCache.Source);
            Run(compiler, Arguments(torch, source, built));
            File.Move(built, target, overwrite: true);
        }
        finally
        {
            File.Delete(source);
            File.Delete(built);
        }
    }

    // DT_RPATH (old dtags) goes before LD_LIBRARY_PATH: the shim loads the very libtorch it was compiled for.
    // Without --no-as-needed the linker drops libtorch.so, and with it CUDA.
    private static IEnumerable<string> Arguments(LibTorchInstallation torch, string source, string output) =>
    [
        "-std=c++17", "-O2", "-fPIC", "-shared", "-fvisibility=hidden", "-w",
        $"-D_GLIBCXX_USE_CXX11_ABI={(UsesOldStrings(torch) ? 0 : 1)}",
        $"-I{torch.Headers}", $"-I{torch.Headers}/torch/csrc/api/include",
        source, "-o", output,
        $"-L{torch.Libraries}", "-Wl,--no-as-needed", "-ltorch", "-ltorch_cpu", "-lc10", "-Wl,--disable-new-dtags", $"-Wl,-rpath,{torch.Libraries}",
    ];

    // Wheels before 2.7 pass strings in the form of before C++11; the mangled name of c10::Error's constructor tells.
    private static bool UsesOldStrings(LibTorchInstallation torch)
    {
        var symbols = File.ReadAllBytes(Path.Combine(torch.Libraries, "libc10.so")).AsSpan();
        return symbols.IndexOf("c105ErrorC1ENS_14SourceLocationESs"u8) >= 0;
    }

    private static void Run(string compiler, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(compiler, arguments) { RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var output = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new LibTorchUnavailableException(
                $"{compiler} could not compile the native shim against this libtorch (exit code {process.ExitCode}):{Environment.NewLine}{output[..Math.Min(output.Length, 2000)].TrimEnd()}",
                [$"{compiler} {string.Join(' ', start.ArgumentList)}"]);
        }
    }
}
