using System.Runtime.InteropServices;

namespace Nas.Effects.Training.Execution;

/// <summary>Distinguishes exhausted memory from defects.</summary>
internal static class OutOfMemory
{
    /// <summary>Whether an exception says that memory ran out. libtorch has no error code for it; these are its messages on CPU and
    /// GPU.</summary>
    public static bool IsMeantBy(Exception e) =>
        e is OutOfMemoryException
        || (
            e is ExternalException
            && (
                e.Message.Contains("can't allocate memory", StringComparison.Ordinal)
                || e.Message.Contains("not enough memory", StringComparison.Ordinal)
                || e.Message.Contains("out of memory", StringComparison.Ordinal)
            )
        );
}
