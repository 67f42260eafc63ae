using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Numerics.Randomness;
using Nas.Effects.Data.Sets;

namespace Nas.Effects.Tests.Data;

public sealed class StandardisationTests
{
    [Fact]
    public void Deviation_IsUnbiasedPerChannel()
    {
        // torch.tensor([[1., 2., 3.], [3., 4., 8.]]).std() over each channel's values 1, 2, 3 and 3, 4, 8.
        var scaling = Standardisation.Measure(new(TensorType.Image(2, 1, 3), [1, 2, 3, 3, 4, 8], [0]));
        Assert.Equal([2f, 5], scaling.Mean);
        Assert.Equal([1f, 2.6457513f], scaling.Deviation);
    }

    [Fact]
    public void Channel_ThatIsConstant_IsCentredOnly()
    {
        var images = new ImageSet(TensorType.Image(1, 1, 2), [7, 7, 7, 7], [0, 1]);
        Standardisation.Measure(images).Apply(images);
        Assert.All(images.Pixels, x => Assert.Equal(0, x));
    }

    [Fact]
    public void Vectors_AndTheirRemainder_AgreeWithPlainArithmetic()
    {
        var pixels = new float[3 * 2 * 5 * 7];
        RandomStream.FromSeed(new Seed(2)).FillNormal(pixels);
        var images = new ImageSet(TensorType.Image(2, 5, 7), [.. pixels], [0, 0, 0]);
        var scaling = Standardisation.Measure(images);
        scaling.Apply(images);
        for (var channel = 0; channel < 2; channel++)
        {
            var values = Enumerable.Range(0, 3).SelectMany(i => pixels.Skip((2 * i + channel) * 35).Take(35)).ToArray();
            var mean = values.Average(x => (double)x);
            Assert.Equal(mean, scaling.Mean[channel], 1e-6);
            Assert.Equal(Math.Sqrt(values.Sum(x => (x - mean) * (x - mean)) / (values.Length - 1)), scaling.Deviation[channel], 1e-6);
            Assert.Equal(
                (pixels[channel * 35 + 34] - scaling.Mean[channel]) / scaling.Deviation[channel],
                images.Pixels[channel * 35 + 34]
            );
        }
    }
}
