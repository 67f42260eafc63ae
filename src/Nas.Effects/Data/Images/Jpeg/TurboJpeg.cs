using System.Runtime.InteropServices;

namespace Nas.Effects.Data.Images.Jpeg;

/// <summary>The functions of libjpeg-turbo's TurboJPEG interface that decoding needs, found when first asked for.</summary>
/// <remarks>The interface of 1.4 (2014), which every later version keeps.</remarks>
public sealed unsafe class TurboJpeg
{
    private static readonly string[] Names = ["libturbojpeg.so.0", "libturbojpeg.so", "libturbojpeg.0.dylib", "libturbojpeg", "turbojpeg"];
    private static readonly Lazy<TurboJpeg?> Installed = new(() => Find(Names));

    private readonly delegate* unmanaged[Cdecl]<nint> _begin;
    private readonly delegate* unmanaged[Cdecl]<nint, int> _end;
    private readonly delegate* unmanaged[Cdecl]<nint, byte*, CULong, int*, int*, int*, int*, int> _header;
    private readonly delegate* unmanaged[Cdecl]<nint, byte*, CULong, byte*, int, int, int, int, int, int> _decode;
    private readonly delegate* unmanaged[Cdecl]<nint, byte*> _problem;

    private TurboJpeg(nint library)
    {
        _begin = (delegate* unmanaged[Cdecl]<nint>)NativeLibrary.GetExport(library, "tjInitDecompress");
        _end = (delegate* unmanaged[Cdecl]<nint, int>)NativeLibrary.GetExport(library, "tjDestroy");
        _header = (delegate* unmanaged[Cdecl]<nint, byte*, CULong, int*, int*, int*, int*, int>)NativeLibrary.GetExport(library, "tjDecompressHeader3");
        _decode = (delegate* unmanaged[Cdecl]<nint, byte*, CULong, byte*, int, int, int, int, int, int>)NativeLibrary.GetExport(library, "tjDecompress2");
        _problem = (delegate* unmanaged[Cdecl]<nint, byte*>)NativeLibrary.GetExport(library, "tjGetErrorStr2");
    }

    /// <summary>Whether this machine can decode JPEG.</summary>
    public static bool IsInstalled => Installed.Value is not null;

    /// <summary>What to do where it cannot.</summary>
    public static string Remedy => "Install it (Debian, Ubuntu: apt-get install libturbojpeg0, elsewhere libjpeg-turbo), or convert the pictures to PNG.";

    /// <summary>The library of this machine.</summary>
    /// <exception cref="DllNotFoundException">There is none.</exception>
    internal static TurboJpeg Instance => Installed.Value ?? throw new DllNotFoundException("JPEG pictures are decoded by libjpeg-turbo, which is not on this machine.");

    /// <summary>The first library of these names that has the functions, or null.</summary>
    internal static TurboJpeg? Find(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            if (NativeLibrary.TryLoad(name, out var library) && NativeLibrary.TryGetExport(library, "tjGetErrorStr2", out _))
            {
                return new(library);
            }
        }

        return null;
    }

    internal nint Begin() => _begin() is var handle and not 0 ? handle : throw new InvalidOperationException("libjpeg-turbo gave no decoder.");

    internal void End(nint handle) => _ = _end(handle);

    /// <summary>Height, width and colour space; false where the header is broken.</summary>
    internal bool Header(nint handle, ReadOnlySpan<byte> file, out (int Height, int Width, JpegSpace Space) found)
    {
        int width, height, sampling, space;
        fixed (byte* bytes = file)
        {
            var ended = _header(handle, bytes, new((nuint)file.Length), &width, &height, &sampling, &space);
            found = ended == 0 ? (height, width, (JpegSpace)space) : default;
            return ended == 0;
        }
    }

    /// <summary>Decodes into rows of <paramref name="format"/>'s pixels; false where something was wrong, little or much.</summary>
    internal bool Decode(nint handle, ReadOnlySpan<byte> file, Span<byte> pixels, (int Height, int Width) size, JpegFormat format)
    {
        // The exact integer transform gives the same bits with and without the processor's vectors.
        const int AccurateTransform = 4096, LimitScans = 32768;
        fixed (byte* bytes = file, target = pixels)
        {
            return _decode(handle, bytes, new((nuint)file.Length), target, size.Width, 0, size.Height, (int)format, AccurateTransform | LimitScans) == 0;
        }
    }

    /// <summary>What was wrong.</summary>
    internal string Problem(nint handle) => Marshal.PtrToStringUTF8((nint)_problem(handle)) ?? "";
}
