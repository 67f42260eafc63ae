using Nas.Effects.Data.Sets;
using static TorchSharp.torch;

namespace Nas.Effects.Training;

/// <summary>The images of a training on its device; trainings of one search share them.</summary>
internal sealed record PlacedImages(DeviceImages Train, DeviceImages Scored) : IDisposable
{
    public static PlacedImages On(Device device, ImageSet train, ImageSet scored) => new(new(train, device), new(scored, device));

    /// <inheritdoc/>
    public void Dispose()
    {
        Train.Dispose();
        Scored.Dispose();
    }
}
