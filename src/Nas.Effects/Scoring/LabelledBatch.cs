using static TorchSharp.torch;

namespace Nas.Effects.Scoring;

/// <summary>A batch of images on the device, with their classes or numbers there, and their classes here.</summary>
internal sealed record LabelledBatch(Tensor Images, Tensor Labels, int[] Classes)
{
    /// <summary>The mean cross-entropy of labels, or the mean squared error of numbers.</summary>
    public static Tensor Loss(Tensor outputs, Tensor wanted) =>
        wanted.is_floating_point() ? nn.functional.mse_loss(outputs, wanted) : nn.functional.cross_entropy(outputs, wanted);

    public int Count => Classes.Length;

    /// <summary>The samples from one place on.</summary>
    public LabelledBatch Part(int start, int count) =>
        new(Images.narrow(0, start, count), Labels.narrow(0, start, count), Classes[start..(start + count)]);
}
