using Nas.Effects.Data.Sets;
using static TorchSharp.torch;

namespace Nas.Effects.Training;

/// <summary>A set of images as two tensors, from which batches are gathered.</summary>
internal sealed class DeviceImages : IDisposable
{
    private readonly Tensor _pixels;
    private readonly Tensor _labels;

    public DeviceImages(ImageSet images, Device device)
    {
        using var scope = NewDisposeScope();
        var type = images.Shape;
        Device = device;
        _pixels = tensor(images.Pixels, [images.Count, type.Axis1, type.Axis2, type.Axis3]).to(device).DetachFromDisposeScope();
        _labels = Wanted(images).to(device).DetachFromDisposeScope();
        Count = images.Count;
    }

    /// <summary>Number of images.</summary>
    public int Count { get; }

    /// <summary>Where the tensors live.</summary>
    public Device Device { get; }

    /// <summary>The labels of images, [images], their numbers, [images, numbers], or their maps, [images, maps, H, W].</summary>
    public static Tensor Wanted(ImageSet images) =>
        images.Targets.Match(
            rows =>
                tensor(
                    rows.Values,
                    rows.Size.Match<long[]>(size => [rows.Count, rows.Width, size.Height, size.Width], () => [rows.Count, rows.Width])
                ),
            () => tensor(Array.ConvertAll(images.Labels, label => (long)label), [images.Count])
        );

    /// <summary>The concatenated indices of all batches, on the images' device: sent once, so that no step has to wait for its
    /// own.</summary>
    public Tensor Order(IReadOnlyList<int[]> batches)
    {
        using var cpu = tensor([.. batches.SelectMany(batch => batch).Select(index => (long)index)], [batches.Sum(batch => batch.Length)]);
        return cpu.to(Device);
    }

    /// <summary>The images at some indices, with their labels or numbers, in the caller's dispose scope.</summary>
    public (Tensor Images, Tensor Labels) Gather(Tensor places) => (_pixels.index_select(0, places), _labels.index_select(0, places));

    /// <inheritdoc/>
    public void Dispose()
    {
        _pixels.Dispose();
        _labels.Dispose();
    }
}
