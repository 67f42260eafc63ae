namespace Nas.Effects.Engine;

/// <summary>The tensor library as it is loaded in this process.</summary>
/// <param name="Library">The libtorch that was loaded, by full path.</param>
/// <param name="Binding">TorchSharp's native part as it was loaded, by full path.</param>
/// <param name="Version">The version of libtorch.</param>
/// <param name="Kernels">What it computes with: vector instructions, MKL, oneDNN.</param>
/// <param name="Devices">What it can compute on.</param>
/// <param name="Threads">How many threads one operator may use.</param>
/// <param name="Identity">Equal identities give equal scores, bit for bit.</param>
public sealed record LibTorchDescription(
    string Library,
    string Binding,
    string Version,
    IReadOnlyList<string> Kernels,
    IReadOnlyList<string> Devices,
    int Threads,
    string Identity
);
