using Nas.Domain.Numerics.Randomness;
using Nas.Effects.Data.Sets;
using Nas.Effects.Data.Tasks;
using Nas.Effects.Tests.Engine;
using Nas.Effects.Training;

namespace Nas.Effects.Tests.Training;

[Collection(TensorCollection.Name)]
[Trait("Runs", "alone")]
public class MirrorTestTests
{
    [Theory]
    [InlineData("addnist")]
    [InlineData("fashion-mnist")]
    public void Images_ThatPointOneWay_AreNotMirrored(string task) => Assert.False(MirrorTest.Passes(Load(task).Train));

    [Fact]
    public void Images_ThatPointBothWays_AreMirrored()
    {
        var images = Load("fashion-mnist").Train;
        var cursor = RandomStream.FromSeed(new Seed(3)).Cursor();
        var pixels = images.Pixels.ToArray();
        for (var image = 0; image < images.Count; image++)
        {
            for (var row = 0; row < 28 && (row > 0 || cursor.NextInt(2) == 1); row++)
            {
                Array.Reverse(pixels, (image * images.ImageSize) + (row * 28), 28);
            }
        }

        Assert.True(MirrorTest.Passes(images with { Pixels = pixels }));
    }

    [Fact]
    public void Images_WithoutMeaning_AreNotMirrored()
    {
        var images = Load("fashion-mnist").Train;
        var noise = new float[images.Pixels.Length];
        RandomStream.FromSeed(new Seed(4)).FillNormal(noise);

        Assert.False(MirrorTest.Passes(images with { Pixels = noise }));
    }

    [Fact]
    public void Images_ThatAreFew_AreNotMirrored() => Assert.False(MirrorTest.Passes(Load("fashion-mnist").Train.Take(100)));

    private static TaskData Load(string name) =>
        Tasks.Load(new TaskRequest(name)).IfLeft(error => throw new InvalidOperationException(error.What));
}
