using System.Text.Json.Serialization;
using Nas.Effects.Data.Images.Jpeg;
using Nas.Effects.Data.Tasks;
using Nas.Tool.Output;
using Nas.Torch;

namespace Nas.Tool.Commands.Doctor;

/// <summary>The prerequisites of a machine: the object of <c>doctor --json</c>.</summary>
/// <param name="Version">Version of this program.</param>
/// <param name="Libtorch">The full path of libtorch.</param>
/// <param name="LibtorchVersion">Its version.</param>
/// <param name="CudaBuild">Whether libtorch was built with CUDA.</param>
/// <param name="Bridge">The path of the compiled bridge in the user's cache.</param>
/// <param name="BridgeBuilt">Whether the bridge is compiled.</param>
/// <param name="Compiler">The C++ compiler.</param>
/// <param name="Identity">Equal identities give equal scores; known after loading.</param>
/// <param name="Processors">Processors that this process may use.</param>
/// <param name="MemoryBytes">Memory that this process may use.</param>
/// <param name="DiskFreeBytes">Free space in the current folder, where run folders are created.</param>
/// <param name="Jpeg">Whether JPEG pictures can be read.</param>
/// <param name="Tasks">Built-in tasks.</param>
/// <param name="Problem">Why nothing can be trained.</param>
/// <param name="Remedy">Commands that fix it.</param>
internal sealed record MachineFacts(
    string Version,
    string? Libtorch,
    string? LibtorchVersion,
    bool CudaBuild,
    string? Bridge,
    bool BridgeBuilt,
    string? Compiler,
    string? Identity,
    int Processors,
    long MemoryBytes,
    long DiskFreeBytes,
    bool Jpeg,
    IReadOnlyList<string> Tasks,
    string? Problem,
    IReadOnlyList<string> Remedy)
{
    /// <summary>The facts as text.</summary>
    [JsonIgnore]
    public IEnumerable<string> Lines =>
    [
        $"nas-search  {Version}",
        $"libtorch    {(Libtorch is null ? "missing" : $"{LibtorchVersion} at {Libtorch}{(CudaBuild ? ", built with CUDA" : "")}")}",
        $"bridge      {BridgeText}",
        .. Identity is null ? Enumerable.Empty<string>() : [$"identity    {Identity}"],
        FormattableString.Invariant($"processors  {Processors}; one trial uses one"),
        $"memory      {Quantity.Bytes(MemoryBytes)}",
        $"disk        {Quantity.Bytes(DiskFreeBytes)} free here",
        $"jpeg        {(Jpeg ? "read through libjpeg-turbo" : "not read: there is no libjpeg-turbo (Debian, Ubuntu: apt-get install libturbojpeg0)")}",
        $"data        {string.Join(", ", Tasks)} (built in)",
    ];

    private string BridgeText =>
        BridgeBuilt ? Bridge!
        : Problem is null ? $"not compiled yet; {Compiler} will compile it on first use, into {Path.GetDirectoryName(Bridge)}"
        : "not compiled";

    public static MachineFacts Of(BackendReport found, string? identity, string? problem, IReadOnlyList<string> remedy) => new(
        ProductVersion.Text,
        found.Library, found.Version, found.CudaBuild, found.Shim, found.Built, found.Compiler, identity,
        Environment.ProcessorCount, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes, new DriveInfo(Environment.CurrentDirectory).AvailableFreeSpace,
        TurboJpeg.IsInstalled, [.. Effects.Data.Tasks.Tasks.BuiltIn.Select(task => task.Name), .. Effects.Benchmarks.TabularTasks.Names], problem, remedy);
}
