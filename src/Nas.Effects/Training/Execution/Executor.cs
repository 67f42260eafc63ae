using Nas.Domain.Architectures.Networks;
using Nas.Domain.Architectures.Networks.Costs;
using static TorchSharp.torch;

namespace Nas.Effects.Training.Execution;

/// <summary>Runs a network on batches. Created once per network; it holds no tensors.</summary>
/// <remarks>A value is released as soon as its last reader has run. While gradients are recorded, autograd then keeps
/// exactly what the backward pass needs, which is what <see cref="Cost.ActivationBytes"/> counts.</remarks>
public sealed class Executor
{
    private readonly Step[] _steps;
    private readonly int _values;

    /// <summary>Prepares a network, fused or literal.</summary>
    public Executor(Network network)
    {
        _values = 1 + network.Nodes.Max(node => node.Id);
        var lastRead = new int[_values];
        var readByLinear = new bool[_values];
        for (var i = 0; i < network.Nodes.Length; i++)
        {
            foreach (var input in network.Nodes[i].Inputs)
            {
                lastRead[input] = i;
                readByLinear[input] |= network.Nodes[i].Op is Primitive.Linear;
            }
        }

        var cuts = TensorSplit.FindAll(network);
        _steps =
        [
            .. network.Nodes.Select(
                (node, i) =>
                    new Step(
                        node,
                        cuts.GetValueOrDefault(node.Id),
                        node.Op.IsView() && readByLinear[node.Id],
                        [.. node.Inputs.Distinct().Where(input => input != Network.InputId && lastRead[input] == i)]
                    )
            ),
        ];
    }

    /// <summary>The logits of a batch.</summary>
    /// <param name="weights">The network's weights.</param>
    /// <param name="input">[batch, C, H, W] or [batch, S, D], of the weights' device; its type is that of the computation.</param>
    /// <param name="training">Whether batch norms use the batch's statistics and update the running ones.</param>
    /// <returns>[batch, classes], in the caller's dispose scope.</returns>
    public Tensor Run(Weights weights, Tensor input, bool training) =>
        Execute(weights, input, training ? Normalisation.Batch : Normalisation.Running, kept: null)[_steps[^1].Node.Id];

    /// <summary>The logits of a training batch where some sums weigh their terms.</summary>
    /// <param name="weights">The network's weights.</param>
    /// <param name="input">The batch.</param>
    /// <param name="shares">The weight of each term, by the node of the sum.</param>
    internal Tensor RunMixed(Weights weights, Tensor input, IReadOnlyDictionary<int, Tensor> shares) =>
        Execute(weights, input, Normalisation.Batch, kept: null, shares)[_steps[^1].Node.Id];

    /// <summary>All values of a batch by their ids, none released, in the caller's dispose scope.</summary>
    /// <remarks>Later operations read a view of each, so that its gradient is a separate tensor, even where a sum passes one gradient to
    /// all its terms.</remarks>
    internal Tensor[] Trace(Weights weights, Tensor input, Normalisation normalisation)
    {
        var kept = new Tensor[_values];
        kept[Network.InputId] = input;
        Execute(weights, input, normalisation, kept);
        return kept;
    }

    private Tensor[] Execute(
        Weights weights,
        Tensor input,
        Normalisation normalisation,
        Tensor[]? kept,
        IReadOnlyDictionary<int, Tensor>? shares = null
    )
    {
        var values = new Tensor[_values];
        values[Network.InputId] = input;
        foreach (var step in _steps)
        {
            if (step.Cut is { } cut && values[step.Node.Id] is null)
            {
                cut.Apply(values);
            }

            var value =
                step.Cut is not null ? values[step.Node.Id]
                : shares?.GetValueOrDefault(step.Node.Id) is { } share
                    ? Kernels.WeightedSum([.. step.Node.Inputs.Select(id => values[id])], share)
                : Apply(step.Node, values, weights, normalisation);
            values[step.Node.Id] = step.MakesContiguous ? Contiguous(value) : value;
            if (kept is null)
            {
                Free(step, values);
            }
            else
            {
                kept[step.Node.Id] = values[step.Node.Id];
                values[step.Node.Id] = values[step.Node.Id].view(values[step.Node.Id].shape);
            }
        }

        return values;
    }

    private static void Free(Step step, Tensor[] values)
    {
        foreach (var id in step.Frees.Where(id => !ReferenceEquals(values[id], values[step.Node.Id])))
        {
            values[id].Dispose();
        }
    }

    private static Tensor Apply(NetworkNode node, Tensor[] values, Weights weights, Normalisation normalisation) =>
        normalisation == Normalisation.None && node.Op is Primitive.BatchNorm or Primitive.LayerNorm
            ? values[node.Input].alias()
            : Kernels.Apply(node, Array.ConvertAll([.. node.Inputs], id => values[id]), weights, normalisation == Normalisation.Batch);

    /// <summary>A linear map has to copy a view; one copy serves all readers and the backward pass.</summary>
    private static Tensor Contiguous(Tensor view)
    {
        using (view)
        {
            return view.contiguous();
        }
    }

    private sealed record Step(NetworkNode Node, TensorSplit? Cut, bool MakesContiguous, int[] Frees);
}
