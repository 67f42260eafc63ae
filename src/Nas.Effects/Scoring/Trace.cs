using Nas.Domain.ZeroCost;
using Nas.Effects.Engine;
using static TorchSharp.torch;

namespace Nas.Effects.Scoring;

/// <summary>A forward pass with everything it made, to differentiate.</summary>
internal sealed class Trace(ScoredNetwork network, Tensor[] values)
{
    /// <summary>The logits.</summary>
    public Tensor Logits => values[network.Network.Head.Id];

    /// <summary>The output of every affine map, in the order of <see cref="ScoredNetwork.Affine"/>.</summary>
    public Tensor[] AffineOutputs => [.. network.Affine.Select(node => values[node.Id])];

    /// <summary>A value by its id.</summary>
    public Tensor this[int id] => values[id];

    /// <summary>The mean loss of the batch.</summary>
    public Tensor Loss(LabelledBatch batch) => batch.Loss(Logits);

    /// <summary>The gradients of a number; null for what it does not depend on.</summary>
    public static Tensor?[] Gradients(Tensor of, IEnumerable<Tensor> with, bool keepGraph = false, bool record = false)
    {
        var inputs = with.ToArray();
        return inputs.Length == 0 || !of.requires_grad
            ? new Tensor?[inputs.Length]
            : Differentiation.Gradients(of, inputs, keepGraph: keepGraph, record: record);
    }
}
