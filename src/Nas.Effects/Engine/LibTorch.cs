using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Nas.Effects.Engine;

/// <summary>The one libtorch of this process, under TorchSharp.</summary>
/// <remarks>TorchSharp loads a libtorch itself where none is loaded, and copies half a gigabyte beside the program to do so. It takes one
/// that is there: so <see cref="Load"/> comes before any use of it.</remarks>
public static class LibTorch
{
    /// <summary>The environment variable that names a folder with libtorch, such as a CUDA build or the <c>lib</c> of a Python torch, or
    /// the folder above it.</summary>
    public const string Variable = "NAS_LIBTORCH";

    private const string Core = "torch_cpu";
    private const string Binding = "LibTorchSharp";
    private static readonly string[] Libraries = ["c10", Core, "c10_cuda", "torch_cuda", "torch"];
    private static readonly Lock Loading = new();
    private static volatile Loaded? _loaded;

    /// <summary>Looks at the machine without loading anything; never throws.</summary>
    public static LibTorchReport Inspect()
    {
        var (library, binding) = (LibraryPlaces.Find(LibraryPlaces.OfLibTorch, Core), LibraryPlaces.Find(LibraryPlaces.OfProgram, Binding));
        LibTorchReport Missing(string problem, params string[] remedy) => new(library, binding, false, problem, remedy);
        return (library, binding, LibraryPlaces.Named) switch
        {
            (null, _, { } named) => Missing(
                $"libtorch is to come from {named} (--libtorch, {Variable}), but there is no {LibraryPlaces.FileOf(Core)} in it.",
                Forget
            ),
            (null, _, null) => Missing($"No libtorch was found. Looked for {LibraryPlaces.FileOf(Core)} in {Places}.", Reinstall),
            (_, null, _) => Missing(
                $"TorchSharp's native part was not found. Looked for {LibraryPlaces.FileOf(Binding)} in {Places}.",
                Reinstall
            ),
            _ => new(library, binding, File.Exists(Beside(library, "torch_cuda")), null, []),
        };
    }

    /// <summary>Loads libtorch; the first time costs some tenths of a second.</summary>
    /// <exception cref="LibTorchUnavailableException">Something is missing; the message has the command that mends it.</exception>
    public static void Load()
    {
        if (_loaded is null)
        {
            lock (Loading)
            {
                _loaded ??= LoadOnce();
            }
        }
    }

    /// <summary>The library as it is loaded now.</summary>
    /// <exception cref="LibTorchUnavailableException">Something is missing; the message has the command that mends it.</exception>
    public static LibTorchDescription Describe()
    {
        Load();
        return Describe(_loaded!);
    }

    /// <summary>Loads libtorch and says how many threads one operator may use from now on: sums depend on it.</summary>
    public static void UseThreads(int count)
    {
        Load();
        SetThreads(count);
    }

    private static void SetThreads(int count) => set_num_threads(count);

    private static LibTorchDescription Describe(Loaded loaded)
    {
        var (about, threads) = (loaded.About, get_num_threads());
        var version = about.Version ?? __version__;
        string[] kernels = [.. about.Instructions is { } instructions ? new[] { instructions } : [], .. about.Libraries];
        string[] devices = ["cpu", .. cuda.is_available() ? Enumerable.Range(0, cuda.device_count()).Select(index => $"cuda:{index}") : []];
        return new(
            loaded.Library,
            loaded.Binding,
            version,
            kernels,
            devices,
            threads,
            NumericIdentity.Of(version, about.Instructions, threads, loaded.IsDeterministic)
        );
    }

    private static Loaded LoadOnce()
    {
        var found = Inspect();
        if (found.Problem is { } problem)
        {
            throw new LibTorchUnavailableException(problem, found.Remedy);
        }

        NativeSettings.Apply();
        var core = Libraries
            .Select(name => (name, File: Beside(found.Library!, name)))
            .Where(library => File.Exists(library.File))
            .Select(library => (library.name, Handle: Opened(library.File)))
            .ToArray()
            .Single(library => library.name == Core)
            .Handle;
        var binding = LooseBinding.Open(found.Binding!, Opened);
        return new(found.Library!, binding, BuildConfiguration.Of(core), NumericSwitches.Set(core));
    }

    private static nint Opened(string file)
    {
        try
        {
            return NativeLibrary.Load(file);
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException)
        {
            throw new LibTorchUnavailableException(
                $"{file} cannot be loaded: {e.Message.TrimEnd()}",
                LibraryPlaces.Named is null ? [Reinstall] : [Forget],
                e
            );
        }
    }

    private static string Beside(string library, string name) => Path.Combine(Path.GetDirectoryName(library)!, LibraryPlaces.FileOf(name));

    private static string Places => string.Join(", ", LibraryPlaces.OfProgram);

    private static string Forget => $"unset {Variable}, or leave out --libtorch";

    private static string Reinstall => "dotnet tool update --global nas-search";

    private sealed record Loaded(string Library, string Binding, BuildConfiguration About, bool IsDeterministic);
}
