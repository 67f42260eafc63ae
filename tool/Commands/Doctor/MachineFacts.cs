using System.Text.Json.Serialization;
using Nas.Effects.Engine;
using Nas.Tool.Output;

namespace Nas.Tool.Commands.Doctor;

/// <summary>The prerequisites of a machine: the object of <c>doctor --json</c>.</summary>
/// <param name="Version">Version of this program.</param>
/// <param name="Libtorch">The libtorch to be used, by full path.</param>
/// <param name="LibtorchVersion">Its version; known after loading, like all that it says of itself.</param>
/// <param name="Binding">TorchSharp's native part as it was loaded, by full path.</param>
/// <param name="Kernels">What it computes with: vector instructions, libraries for matrix products and convolutions.</param>
/// <param name="Devices">What it can compute on.</param>
/// <param name="Identity">Equal identities give equal scores.</param>
/// <param name="Processors">Processors that this process may use.</param>
/// <param name="MemoryBytes">Memory that this process may use.</param>
/// <param name="DiskFreeBytes">Room in the current folder, where run folders go.</param>
/// <param name="Tasks">Built-in tasks.</param>
/// <param name="Problem">Why nothing can be trained.</param>
/// <param name="Remedy">Commands that fix it.</param>
internal sealed record MachineFacts(
    string Version,
    string? Libtorch,
    string? LibtorchVersion,
    string? Binding,
    IReadOnlyList<string> Kernels,
    IReadOnlyList<string> Devices,
    string? Identity,
    int Processors,
    long MemoryBytes,
    long DiskFreeBytes,
    IReadOnlyList<string> Tasks,
    string? Problem,
    IReadOnlyList<string> Remedy
)
{
    /// <summary>The facts as text.</summary>
    [JsonIgnore]
    public IEnumerable<string> Lines =>
        [
            $"nas-search  {Version}",
            $"libtorch    {(Libtorch is null ? "missing" : LibtorchVersion is null ? $"not loaded: {Libtorch}" : $"{LibtorchVersion} at {Libtorch}")}",
            .. Identity is null
                ? Enumerable.Empty<string>()
                :
                [
                    $"torchsharp  {Binding}",
                    $"kernels     {string.Join(", ", Kernels)}",
                    $"devices     {string.Join(", ", Devices)}",
                    $"identity    {Identity}",
                ],
            FormattableString.Invariant($"processors  {Processors}; one trial takes one"),
            $"memory      {Quantity.Bytes(MemoryBytes)}",
            $"disk        {Quantity.Bytes(DiskFreeBytes)} free here",
            $"data        {string.Join(", ", Tasks)} (built in)",
        ];

    public static MachineFacts Describe(LibTorchReport found, LibTorchDescription? loaded, string? problem, IReadOnlyList<string> remedy) =>
        new(
            ProductVersion.Text,
            found.Library,
            loaded?.Version,
            loaded?.Binding ?? found.Binding,
            loaded?.Kernels ?? [],
            loaded?.Devices ?? [],
            loaded?.Identity,
            Environment.ProcessorCount,
            GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
            new DriveInfo(Environment.CurrentDirectory).AvailableFreeSpace,
            [.. Effects.Data.Tasks.Tasks.BuiltIn.Select(task => task.Name), .. Effects.Benchmarks.TabularTasks.Names],
            problem,
            remedy
        );
}
