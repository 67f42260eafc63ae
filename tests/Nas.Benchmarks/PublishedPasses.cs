using Nas.Domain.Architectures.Networks;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Trials;
using Nas.Domain.ZeroCost;
using Nas.Effects.Data.Sets;
using Nas.Effects.Scoring;
using Nas.Effects.Training.Execution;
using static TorchSharp.torch;

namespace Nas.Benchmarks;

/// <summary>The forward and backward passes that the authors' programs make for a proxy, where they are others than ours: a backward pass
/// gives the gradients of all weights whether they are looked at or not, and samples take their turns. What is done with the gradients is
/// left out, but for sums over samples.</summary>
/// <remarks>fisher, jacov, grasp: SamsungLabs/zero-cost-nas (Abdelfattah et al., 2021). ntk_cond: VITA-Group/TENAS, lib/procedures/ntk.py.
/// gradsign: cmu-catalyst/GradSign.</remarks>
internal sealed class PublishedPasses(Network literal, ImageSet batch)
{
    private readonly ScoredNetwork _network = ScoredNetwork.Analyse(literal);

    /// <summary>Does a proxy's passes; false where they are those of ours.</summary>
    public bool Run(Proxy proxy)
    {
        using var scope = NewDisposeScope();
        using var weights = Weights.Draw(_network.Network, RandomStream.FromSeed(new Seed(1)), device("cpu"));
        var x = tensor(batch.Pixels, [batch.Count, batch.Shape.Axis1, batch.Shape.Axis2, batch.Shape.Axis3]);
        var y = tensor(Array.ConvertAll(batch.Labels, label => (long)label), [batch.Count]);
        var labelled = new LabelledBatch(x, y, [.. batch.Labels], TargetKind.Classes);
        Tensor[] all = [.. weights.Parameters];
        Tensor[] maps = [.. _network.Weights.Select(index => weights.Parameters[index])];
        Trace Forward(Tensor images, Normalisation mode) => new(_network, new Executor(_network.Network).Trace(weights, images, mode));
        switch (proxy.Name)
        {
            case "fisher":
                var kept = Forward(x, Normalisation.Batch);
                Trace.Gradients(kept.Loss(labelled), [.. all, .. kept.AffineOutputs]);
                return true;
            case "jacov" or "epe_nas":
                var images = x.detach().requires_grad_();
                Trace.Gradients(Forward(images, Normalisation.Batch).Logits.sum(), [images, .. all]);
                return true;
            case "grasp":
                var held = Trace.Gradients(Forward(x, Normalisation.Batch).Loss(labelled), maps);
                var again = Trace.Gradients(Forward(x, Normalisation.Batch).Loss(labelled), maps, record: true);
                Trace.Gradients(stack([.. held.Zip(again, (g, h) => h!.mul(g!.detach()).sum())]).sum(), all);
                return true;
            case "ntk_cond":
                var logits = Forward(x, Normalisation.Running).Logits;
                BySample(n => Trace.Gradients(logits[n].sum(), maps, keepGraph: true), rows => rows.matmul(rows.t()));
                return true;
            case "gradsign":
                BySample(
                    n => Trace.Gradients(Forward(x.narrow(0, n, 1), Normalisation.Running).Loss(labelled.Part(n, 1)), maps),
                    rows => rows.sign().sum([0])
                );
                return true;
            default:
                return false;
        }
    }

    private void BySample(Func<int, Tensor?[]> gradients, Func<Tensor, Tensor> combine)
    {
        var rows = Enumerable
            .Range(0, batch.Count)
            .Select(n =>
            {
                using var step = NewDisposeScope();
                return cat([.. gradients(n).Select(gradient => gradient!.flatten())], 0).MoveToOuterDisposeScope();
            })
            .ToArray();
        combine(stack(rows));
    }
}
