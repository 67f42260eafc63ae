using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Sets;
using Nas.Effects.Engine;
using Nas.Effects.Training.Models;

namespace Nas.Effects.Runs.Ensembles;

/// <summary>What networks say of the images of a task.</summary>
internal static class MemberProbabilities
{
    /// <summary>The deviation of the noise that stands for images of another kind, in standard deviations of the pixels.</summary>
    public const double Noise = 0.5;

    /// <summary>The probabilities of each network for each image, on one thread: sums depend on their number.</summary>
    public static IReadOnlyList<IReadOnlyList<float[]>> Of(IEnumerable<TrainedModel> models, ComputeDevice device, ImageSet images)
    {
        LibTorch.UseThreads(1);
        return
        [
            .. models.Select(
                IReadOnlyList<float[]> (model) =>
                {
                    using var classifier = new Classifier(model, device);
                    return [.. classifier.OfStandardised(images)];
                }
            ),
        ];
    }

    /// <summary>The images with normal noise on every pixel.</summary>
    public static ImageSet Noisy(ImageSet images, Seed seed)
    {
        var pixels = new float[images.Pixels.Length];
        RandomStream.FromSeed(seed).Child("noise").FillNormal(pixels);
        for (var i = 0; i < pixels.Length; i++)
        {
            pixels[i] = images.Pixels[i] + ((float)Noise * pixels[i]);
        }

        return images with
        {
            Pixels = pixels,
        };
    }
}
