using Nas.Torch;
using static TorchSharp.torch;

namespace Nas.Effects.Backends;

/// <summary>What TorchSharp has no words for, over the official package. Our own shim has a file with the same members.</summary>
public static class Backend
{
    private static string Package => $"TorchSharp {typeof(Tensor).Assembly.GetName().Version}";

    /// <summary>The package brings its own library, so there is nothing to find or to build; never throws.</summary>
    public static BackendReport Inspect() => new(Package, __version__, null, null, null, true, false, null, []);

    /// <summary>Loads the library.</summary>
    /// <exception cref="LibTorchUnavailableException">The package's native part does not load on this machine.</exception>
    public static void Load()
    {
        try
        {
            InitializeDeviceType(TorchSharp.DeviceType.CPU);
        }
        catch (Exception e) when (e is NotSupportedException or TypeInitializationException or DllNotFoundException)
        {
            throw new LibTorchUnavailableException($"{Package} could not load its native library: {e.Message}", [], e);
        }
    }

    /// <summary>The library as it is loaded now.</summary>
    /// <exception cref="LibTorchUnavailableException">The package's native part does not load on this machine.</exception>
    public static BackendDescription Describe()
    {
        Load();
        var (version, threads) = (__version__, get_num_threads());
        return new("TorchSharp package", Package, version, threads, cuda.is_available(), false, NumericIdentity.Of(version, openBlas: null, threads));
    }

    /// <summary>The package has no working switch for deterministic algorithms.</summary>
    /// <exception cref="NotSupportedException">Asked to switch it on.</exception>
    public static void UseDeterministicAlgorithms(bool mode = true)
    {
        if (mode)
        {
            throw new NotSupportedException($"{Package} cannot switch to deterministic algorithms. Build without -p:TorchSharpPackage to have the switch.");
        }
    }
}
