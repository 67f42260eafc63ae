using Nas.Effects.Data.Images;
using static Nas.Effects.Tests.Data.Images.ImageCases;

namespace Nas.Effects.Tests.Data.Images;

public sealed class ResamplingTests
{
    [Fact]
    public void Resizing_AgreesWithPillow() =>
        Assert.All(
            All.Resized,
            expected =>
            {
                var resized = Resampling.Resize(
                    [.. All.Photo.Select(value => (float)value)],
                    new(16, 24),
                    new(expected.Height, expected.Width)
                );
                Assert.Equal(expected.Values.Length, resized.Length);
                Assert.All(expected.Values.Zip(resized), pair => Assert.Equal(pair.Item1, pair.Item2, 2e-3));
            }
        );

    [Theory]
    [InlineData("pillow-png-rgb", 7, 10)]
    [InlineData("pillow-bmp-grey", 33, 50)]
    [InlineData("jpeg-rgb", 16, 5)]
    [InlineData("pillow-ppm", 1, 1)]
    public void Picture_ReadAtASize_IsThePictureResized(string name, int height, int width)
    {
        var (whole, resized) = (Read(Named(name)), Read(Named(name), size: new(height, width)));
        Assert.Equal((whole.Channels, height, width), (resized.Channels, resized.Height, resized.Width));
        Assert.Equal(Resampling.Resize(whole.Values, new(whole.Height, whole.Width), new(height, width)), resized.Values);
    }
}
