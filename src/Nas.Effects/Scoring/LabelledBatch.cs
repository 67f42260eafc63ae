using Nas.Domain.Search.Trials;
using static TorchSharp.torch;

namespace Nas.Effects.Scoring;

/// <summary>A batch of images on the device, with their classes or numbers there, and their classes here.</summary>
internal sealed record LabelledBatch(Tensor Images, Tensor Labels, int[] Classes, TargetKind Kind)
{
    /// <summary>The mean loss of what a network gives for the images.</summary>
    public Tensor Loss(Tensor outputs) =>
        Kind switch
        {
            TargetKind.Classes => nn.functional.cross_entropy(outputs, Labels),
            TargetKind.Labels or TargetKind.Masks => nn.functional.binary_cross_entropy_with_logits(outputs, Labels),
            TargetKind.Numbers or TargetKind.Maps => nn.functional.mse_loss(outputs, Labels),
            _ => throw new ArgumentOutOfRangeException(nameof(outputs), Kind, "unknown"),
        };

    public int Count => Classes.Length;

    /// <summary>The samples from one place on.</summary>
    public LabelledBatch Part(int start, int count) =>
        new(Images.narrow(0, start, count), Labels.narrow(0, start, count), Classes[start..(start + count)], Kind);
}
