using System.Globalization;
using LanguageExt;
using Nas.Domain.Search.Trials;

namespace Nas.Effects.Workers.Links;

/// <summary>What a search demands of every place, so that a trial ends the same way wherever it runs.</summary>
/// <param name="build">The build of this program.</param>
/// <param name="identity">How all have to compute, if that is known; otherwise the first place decides it.</param>
internal sealed class LinkTerms(string build, string? identity = null)
{
    /// <summary>Memory of a node's own process beside the trial's.</summary>
    private const long NodeBytes = 512L << 20;

    private readonly Lock _comparing = new();
    private string? _identity = identity;

    /// <summary>What is wrong with a node before it has the data; none if nothing is.</summary>
    public Option<PlaceFault> Check(NodeGreeting node, TrialLimits limits) =>
        node.Protocol != NodeGreeting.CurrentProtocol || node.Build != build ? OtherBuild(node)
        : limits.MemoryBytes < long.MaxValue && node.MemoryBytes < limits.MemoryBytes + NodeBytes
            ? TooSmall(node, limits.MemoryBytes + NodeBytes)
        : Option<PlaceFault>.None;

    /// <summary>What is wrong with a node that has the data. The first one says how all have to compute.</summary>
    public Option<PlaceFault> Check(NodeGreeting node, TaskReadiness ready, TaskReference task)
    {
        lock (_comparing)
        {
            _identity ??= ready.Identity;
            return ready.Fingerprint != task.Fingerprint
                    ? Lasting($"{node.Host} has other data under the name {task.Name}", "copy the same data there")
                : ready.Identity != _identity
                    ? Lasting(
                        $"{node.Host} computes as '{ready.Identity}', and the first place as '{_identity}': scores would differ",
                        "choose nodes with equal processors, such as srun --constraint=…"
                    )
                : Option<PlaceFault>.None;
        }
    }

    private PlaceFault OtherBuild(NodeGreeting node) =>
        Lasting(
            $"{node.Host} has nas-search {node.Build} (protocol {Text(node.Protocol)}), and here is {build} ({Text(NodeGreeting.CurrentProtocol)})",
            "install the same version there, or start the program from a folder that both machines share"
        );

    private static PlaceFault TooSmall(NodeGreeting node, long needed) =>
        Lasting(
            $"{node.Host} may use {Text(node.MemoryBytes >> 20)} MiB, and a trial with the node's own process up to {Text(needed >> 20)} MiB",
            $"ask for more, such as srun --mem={Text(needed >> 20)}M, or search with a lower limit on memory"
        );

    private static PlaceFault Lasting(string what, string next) => new(what, next, IsLasting: true);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
