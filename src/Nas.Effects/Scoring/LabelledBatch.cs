using static TorchSharp.torch;

namespace Nas.Effects.Scoring;

/// <summary>A batch of images on the device, with their classes there and here.</summary>
internal sealed record LabelledBatch(Tensor Images, Tensor Labels, int[] Classes)
{
    public int Count => Classes.Length;

    /// <summary>The samples from one place on.</summary>
    public LabelledBatch Part(int start, int count) =>
        new(Images.narrow(0, start, count), Labels.narrow(0, start, count), Classes[start..(start + count)]);
}
