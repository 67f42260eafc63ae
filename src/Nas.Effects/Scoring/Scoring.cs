using LanguageExt;
using Nas.Domain.ZeroCost;
using Nas.Effects.Engine;
using Nas.Effects.Training.Execution;
using static TorchSharp.torch;

namespace Nas.Effects.Scoring;

/// <summary>Scores networks that were never trained.</summary>
/// <remarks>Which pass serves which proxies is <see cref="Proxy.Pass"/>. Passes that batch norms do not keep apart
/// share even more: without any, evaluation is training, and gradients of halves are sums of those of samples.</remarks>
public static class Scoring
{
    /// <summary>Computes the proxies of a job, each pass once.</summary>
    /// <param name="job">What to score.</param>
    /// <param name="cancel">Looked at between passes.</param>
    /// <returns>Never throws for what a network does: what cannot be said is missing, with its reason.</returns>
    public static ProxyScores Score(ScoringJob job, CancellationToken cancel = default)
    {
        LibTorch.Load();
        using var scope = NewDisposeScope();
        var meter = new ScoreMeter(job.Proxies);
        var network = ScoredNetwork.Analyse(job.Network);
        RunStructure(network, meter);
        Refuse(job, network, meter);
        if (meter.WantsAny)
        {
            var inputs = meter.Share(ProxyPass.Weights, "initial weights", new DrawnInputs(job, network).Draw);
            using var owned = inputs.Weights;
            Run(network, inputs, meter, cancel);
        }

        return meter.ToScores();
    }

    /// <summary>Computes what a meter wants on given tensors.</summary>
    internal static void Run(ScoredNetwork network, ScoringInputs inputs, ScoreMeter meter, CancellationToken cancel)
    {
        RunStructure(network, meter);
        var executor = new Executor(network.Network);
        RunPass(
            meter,
            ProxyPass.Weights,
            cancel,
            () =>
                meter.Score(
                    Proxy.L2Norm,
                    () =>
                        ProxyValue.FromNumber(
                            network.Weights.Sum(index => inputs.Weights.Parameters[index].Exact().norm().item<double>()),
                            "a weight is not finite"
                        )
                )
        );
        if (inputs.Batch is { } batch)
        {
            RunOnImages(network, executor, inputs, batch, meter, cancel);
        }

        meter.Miss("it needs images, and there are none", [.. Proxy.All.Where(proxy => proxy.NeedsImages)]);
        RunPass(meter, ProxyPass.Ones, cancel, () => new OnesPass(network, executor, inputs, meter).Run());
        RunPass(meter, ProxyPass.Noise, cancel, () => new NoisePass(network, inputs, meter).Run());
        RunPass(meter, ProxyPass.Blocks, cancel, () => new BlocksPass(network, executor, inputs, meter).Run());
    }

    private static void RunOnImages(
        ScoredNetwork network,
        Executor executor,
        ScoringInputs inputs,
        LabelledBatch batch,
        ScoreMeter meter,
        CancellationToken cancel
    )
    {
        using var scope = NewDisposeScope();
        BatchGradients? shared = null;
        RunPass(meter, ProxyPass.Batch, cancel, () => shared = new BatchPass(network, executor, inputs, meter).Run(batch));
        shared = network.BatchNorms.IsEmpty ? shared : null;
        RunPass(meter, ProxyPass.Samples, cancel, () => new SamplesPass(network, executor, inputs, meter).Run(batch, shared));
        RunPass(meter, ProxyPass.Halves, cancel, () => new HalvesPass(network, executor, inputs, meter).Run(batch));
    }

    private static void RunStructure(ScoredNetwork network, ScoreMeter meter)
    {
        foreach (var proxy in meter.WantedOf(ProxyPass.Structure))
        {
            proxy.Compute.IfSome(compute => meter.Score(proxy, () => ProxyValue.FromNumber(compute(network), "the value is not finite")));
        }
    }

    /// <summary>Misses what would be too large, before it runs.</summary>
    private static void Refuse(ScoringJob job, ScoredNetwork network, ScoreMeter meter)
    {
        var batch = job.Images.Map(images => images.Count).IfNone(job.NoiseBatch);
        foreach (var proxy in Proxy.All.Where(proxy => proxy.Pass is not (ProxyPass.Structure or ProxyPass.Weights)))
        {
            ScoringCost.Estimate(network, proxy, batch).Exceeds(job.Limits).IfSome(reason => meter.Miss(reason, proxy));
        }
    }

    /// <summary>Runs a pass if any of its proxies is wanted; memory that runs out is a reason like others.</summary>
    private static void RunPass(ScoreMeter meter, ProxyPass pass, CancellationToken cancel, Action run)
    {
        cancel.ThrowIfCancellationRequested();
        if (meter.WantedOf(pass).Length > 0)
        {
            try
            {
                run();
            }
            catch (Exception e) when (OutOfMemory.IsMeantBy(e))
            {
                meter.Miss($"memory ran out: {e.Message.Split('\n')[0]}", meter.WantedOf(pass));
            }
        }
    }
}
