using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Architectures.Networks;
using Nas.Domain.Architectures.Variation;
using Nas.Domain.Learning.Curvature;
using Nas.Domain.Numerics.Randomness;
using Nas.Effects.Data.Sets;
using Nas.Effects.Engine;
using static LanguageExt.Prelude;
using static TorchSharp.torch;

namespace Nas.Effects.Training.Differentiable;

/// <summary>First-order DARTS (Liu et al., 2019) over the choice points of a grammar: a step of the weights of the alternatives on
/// validation images, a step of the network on training images, and so on. It ends early by <see cref="EigenvalueRule"/>.</summary>
/// <param name="Supernet">The architecture with its open choices.</param>
/// <param name="Network">The same, lowered.</param>
/// <param name="Settings">How it is run.</param>
public sealed record DifferentiableSearch(Supernet Supernet, Network Network, DifferentiableSettings Settings)
{
    private const int EpochsPerRecord = 2;
    private const double Momentum = 0.9;
    private const double WeightDecay = 3e-4;
    private const double ShareDecay = 1e-3;
    private const double ShareMean = 0.5;

    /// <summary>Searches on the CPU. Equal arguments give equal results.</summary>
    /// <param name="train">Images for the network.</param>
    /// <param name="validation">Images for the choices.</param>
    /// <param name="stream">All random numbers.</param>
    public DifferentiableResult Run(ImageSet train, ImageSet validation, RandomStream stream)
    {
        using var mixed = new MixedNetwork(Supernet, Network, stream);
        using var weights = new SgdOptimiser(mixed.Weights.Parameters, Momentum, WeightDecay) { LearningRate = Settings.WeightRate };
        using var shares = new AdamOptimiser(new(ShareMean), mixed.Shares, _ => ShareDecay) { LearningRate = Settings.ShareRate };
        using var known = new DeviceImages(train, CPU);
        using var unseen = new DeviceImages(validation, CPU);
        var (records, choices) = (ImmutableArray<(int Epoch, double Eigenvalue)>.Empty, new Dictionary<int, ImmutableArray<int>>());
        for (var epoch = 0; epoch < Settings.Epochs; epoch++)
        {
            Alternate(mixed, (known, weights), (unseen, shares), epoch, stream);
            if (epoch % EpochsPerRecord == 0)
            {
                records = records.Add((epoch, Curvature(mixed, unseen, epoch, stream)));
                choices[epoch] = mixed.Chosen;
                if (EigenvalueRule.Published.StopEpoch(records).Case is int stop)
                {
                    return new(choices[stop], records, Some(stop));
                }
            }
        }

        return new(mixed.Chosen, records, None);
    }

    private void Alternate(
        MixedNetwork mixed,
        (DeviceImages Images, IOptimiser Optimiser) weights,
        (DeviceImages Images, IOptimiser Optimiser) shares,
        int epoch,
        RandomStream stream
    )
    {
        var unseen = Batches.ForTraining(shares.Images.Count, Settings.Batch, epoch, stream.Child("validation"));
        foreach (
            var (batch, i) in Batches
                .ForTraining(weights.Images.Count, Settings.Batch, epoch, stream.Child("train"))
                .Select((b, i) => (b, i))
        )
        {
            Step(mixed, shares, unseen[i % unseen.Count]);
            Step(mixed, weights, batch);
        }
    }

    private static void Step(MixedNetwork mixed, (DeviceImages Images, IOptimiser Optimiser) side, int[] batch)
    {
        using var scope = NewDisposeScope();
        var (images, labels) = side.Images.Gather(side.Images.Order([batch]));
        mixed.Differentiate(images, labels);
        side.Optimiser.Step();
    }

    /// <summary>The dominant eigenvalue on one batch of validation images.</summary>
    private double Curvature(MixedNetwork mixed, DeviceImages unseen, int epoch, RandomStream stream)
    {
        using var scope = NewDisposeScope();
        var batch = Batches.ForTraining(unseen.Count, Settings.Batch, epoch, stream.Child("curvature"))[0];
        var (images, labels) = unseen.Gather(unseen.Order([batch]));
        return new ShareCurvature(mixed, images, labels).Largest(stream.Child("eigenvalue").Child(epoch));
    }
}
