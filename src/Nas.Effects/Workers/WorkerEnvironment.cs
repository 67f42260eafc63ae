using System.Diagnostics;

namespace Nas.Effects.Workers;

/// <summary>Environment variables of worker processes, which libraries read when they are loaded.</summary>
public static class WorkerEnvironment
{
    /// <summary>The variables by name.</summary>
    /// <remarks>
    /// One thread for each library: sums depend on the number of threads. The rest is for glibc: a training step takes and
    /// releases the same hundreds of MB, and page faults take up to half its time if they are returned to the system.
    /// So there is one arena, whose memory stays with the process; no mappings for large tensors, which would be returned; huge pages.
    /// </remarks>
    public static IReadOnlyDictionary<string, string> Variables { get; } =
        new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            // cuBLAS gives the same sums every time only with a workspace of its own.
            ["CUBLAS_WORKSPACE_CONFIG"] = ":4096:8",
            ["OMP_NUM_THREADS"] = "1",
            ["MKL_NUM_THREADS"] = "1",
            ["MALLOC_ARENA_MAX"] = "1",
            ["MALLOC_MMAP_MAX_"] = "0",
            ["GLIBC_TUNABLES"] = "glibc.malloc.hugetlb=1",
        };

    /// <summary>Sets these variables for a process before its start.</summary>
    public static void Set(ProcessStartInfo process)
    {
        foreach (var (name, value) in Variables)
        {
            process.Environment[name] = value;
        }
    }
}
