using Nas.Torch.Native;
using TorchSharp.Native;
using static TorchSharp.torch;

namespace Nas.Torch;

/// <summary>What TorchSharp has no words for, over our own shim. The official package has a file with the same members.</summary>
public static class Backend
{
    /// <summary>Looks at the machine without loading or building anything; never throws.</summary>
    public static BackendReport Inspect() => LibTorchInspection.Run();

    /// <summary>Loads the library, building the shim first if need be (some seconds, once per machine).</summary>
    /// <exception cref="LibTorchUnavailableException">Something is missing; the message has the command that installs it.</exception>
    public static void Load() => _ = get_num_threads();

    /// <summary>The library as it is loaded now.</summary>
    /// <exception cref="LibTorchUnavailableException">Something is missing; the message has the command that installs it.</exception>
    public static BackendDescription Describe()
    {
        var (version, threads) = (__version__, get_num_threads());
        return new(
            "libtorch shim", LibTorchLoader.LoadedLibrary, version, threads, cuda.is_available(),
            NativeMethods.nas_deterministic() > 0, NumericIdentity.Of(version, OpenBlasKernels.Loaded, threads));
    }

    /// <summary>Lets operators without a deterministic form fail instead of running.</summary>
    public static void UseDeterministicAlgorithms(bool mode = true) => NativeMethods.Check(NativeMethods.nas_set_deterministic(mode ? 1 : 0, 0));
}
