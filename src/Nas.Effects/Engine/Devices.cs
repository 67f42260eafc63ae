using LanguageExt;
using Nas.Domain.Search.Trials;
using TorchSharp;

namespace Nas.Effects.Engine;

/// <summary>The devices that libtorch can compute on.</summary>
public static class Devices
{
    /// <summary>The graphics processors; without a libtorch for them there are none, and nothing is loaded to find out.</summary>
    /// <exception cref="LibTorchUnavailableException">libtorch cannot be loaded.</exception>
    public static int CountOfCuda()
    {
        if (!LibTorch.Inspect().CudaBuild)
        {
            return 0;
        }

        LibTorch.Load();
        return torch.cuda.is_available() ? torch.cuda.device_count() : 0;
    }

    /// <summary>Gets ready for a training on a device.</summary>
    /// <exception cref="InvalidOperationException">The training is to be computed by another kind of device.</exception>
    public static void Use(ComputeDevice device, TrainingRecipe training)
    {
        if (device.Kind != training.Device)
        {
            throw new InvalidOperationException($"the training is for {training.Device}, and this process computes on {device}");
        }

        if (device.Kind == DeviceKind.Cuda)
        {
            var isFast = training.Precision == Precision.Tf32;
            (torch.backends.cuda.matmul.allow_tf32, torch.backends.cudnn.allow_tf32) = (isFast, isFast);
        }
    }
}
