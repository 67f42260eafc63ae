using System.Diagnostics;

namespace Nas.Effects.Workers;

/// <summary>Environment variables of worker processes, which libraries read when they are loaded.</summary>
public static class WorkerEnvironment
{
    /// <summary>The variables by name.</summary>
    /// <remarks>
    /// One thread for each library: sums depend on the number of threads. The rest is for glibc: a training step takes and
    /// gives back the same hundreds of MB, which costs page faults, up to half its time, wherever they go back to the system.
    /// Hence one arena, whose memory stays with the process; no mappings for large tensors, which never stay; huge pages.
    /// </remarks>
    public static IReadOnlyDictionary<string, string> Variables { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["OMP_NUM_THREADS"] = "1",
        ["MKL_NUM_THREADS"] = "1",
        ["MALLOC_ARENA_MAX"] = "1",
        ["MALLOC_MMAP_MAX_"] = "0",
        ["GLIBC_TUNABLES"] = "glibc.malloc.hugetlb=1",
    };

    /// <summary>Gives a process that is yet to start these variables.</summary>
    public static void Set(ProcessStartInfo process)
    {
        foreach (var (name, value) in Variables)
        {
            process.Environment[name] = value;
        }
    }
}
