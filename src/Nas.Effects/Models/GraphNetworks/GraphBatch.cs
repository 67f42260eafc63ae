using System.Collections.Immutable;
using Nas.Domain.Architectures.Cells;
using Nas.Effects.Engine;
using static TorchSharp.torch;

namespace Nas.Effects.Models.GraphNetworks;

/// <summary>Architectures side by side as one graph.</summary>
/// <param name="Nodes">[nodes, features]: what is known of each node.</param>
/// <param name="Sources">[edges]: the node that is looked at. Each node looks at those that it reads, and at itself.</param>
/// <param name="Targets">[edges]: the node that looks.</param>
/// <param name="Owners">[nodes]: the architecture that each node belongs to.</param>
/// <param name="Sizes">[architectures, 1]: how many nodes each has.</param>
internal sealed record GraphBatch(Tensor Nodes, Tensor Sources, Tensor Targets, Tensor Owners, Tensor Sizes)
{
    /// <summary>How many architectures there are.</summary>
    public long Graphs => Sizes.shape[0];

    /// <summary>Puts architectures side by side. They have as many features a node.</summary>
    public static GraphBatch Of(IReadOnlyList<NodeGraph> graphs)
    {
        var (nodes, sources, targets, owners) = (new List<float>(), new List<long>(), new List<long>(), new List<long>());
        for (var owner = 0; owner < graphs.Count; owner++)
        {
            var first = owners.Count;
            for (var node = 0; node < graphs[owner].Nodes.Length; node++)
            {
                ImmutableArray<int> looksAt = [.. graphs[owner].Reads[node], node];
                sources.AddRange(looksAt.Select(read => (long)(first + read)));
                targets.AddRange(Enumerable.Repeat((long)(first + node), looksAt.Length));
                nodes.AddRange(graphs[owner].Nodes[node]);
                owners.Add(owner);
            }
        }

        float[] sizes = [.. graphs.Select(graph => (float)graph.Nodes.Length)];
        return new(
            FromArrays.Tensor([.. nodes], owners.Count, nodes.Count / owners.Count),
            FromArrays.Tensor([.. sources], sources.Count),
            FromArrays.Tensor([.. targets], targets.Count),
            FromArrays.Tensor([.. owners], owners.Count),
            FromArrays.Tensor(sizes, sizes.Length, 1)
        );
    }
}
