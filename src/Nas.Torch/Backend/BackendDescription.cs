namespace Nas.Torch;

/// <summary>The tensor library as it is loaded in this process.</summary>
/// <param name="Name">The binding: <c>libtorch shim</c> or <c>TorchSharp package</c>.</param>
/// <param name="Library">The file or package that the operators come from.</param>
/// <param name="Version">The version of libtorch.</param>
/// <param name="Threads">How many threads one operator may use.</param>
/// <param name="Cuda">Whether a GPU can be used.</param>
/// <param name="Deterministic">Whether operators without a deterministic form fail instead of running.</param>
/// <param name="Identity">Equal identities give equal scores, bit for bit: library version, device, vector instructions, thread count.</param>
public sealed record BackendDescription(
    string Name, string Library, string Version, int Threads, bool Cuda, bool Deterministic, string Identity);
