namespace Nas.Effects.Engine;

/// <summary>What the machine has to offer for tensors, found without loading any of it.</summary>
/// <param name="Library">The libtorch to be used, by full path; null if none was found.</param>
/// <param name="Binding">TorchSharp's native part, by full path; null if none was found.</param>
/// <param name="CudaBuild">Whether this libtorch was built with CUDA.</param>
/// <param name="Problem">Why tensors cannot be used, with what was looked for; null if nothing speaks against it.</param>
/// <param name="Remedy">Commands that mend it, in order.</param>
public sealed record LibTorchReport(string? Library, string? Binding, bool CudaBuild, string? Problem, IReadOnlyList<string> Remedy);
