namespace Nas.Torch;

/// <summary>What the machine has to offer for tensors, found without loading any of it.</summary>
/// <param name="Library">The libtorch to be used, by full path; null if none was found.</param>
/// <param name="Version">Its version.</param>
/// <param name="Headers">The folder of its C++ headers; null if they are missing.</param>
/// <param name="Compiler">The C++ compiler; null if there is none.</param>
/// <param name="Shim">Where the compiled shim is or will be; null if that cannot be told.</param>
/// <param name="Built">Whether the shim is there already, so that headers and compiler are not needed.</param>
/// <param name="CudaBuild">Whether this libtorch was built with CUDA.</param>
/// <param name="Problem">Why tensors cannot be used, with what was looked for; null if they can.</param>
/// <param name="Remedy">Commands that mend it, in order.</param>
public sealed record BackendReport(
    string? Library, string? Version, string? Headers, string? Compiler, string? Shim, bool Built, bool CudaBuild, string? Problem, IReadOnlyList<string> Remedy);
