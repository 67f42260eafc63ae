using Nas.Domain.Architectures.Tensors;
using Nas.Effects.Data.Sets;

namespace Nas.Effects.Tests.Data;

public sealed class FoldsTests
{
    [Fact]
    public void Folds_LeaveOutEveryImageOnce_ClassByClass()
    {
        var images = Images([.. Enumerable.Repeat(0, 20), .. Enumerable.Repeat(1, 10), 2]);
        var folds = Folds.Of(images, 5);

        Assert.Equal(images.Pixels.Order(), folds.SelectMany(fold => fold.Validation.Pixels).Order());
        Assert.All(folds, fold => Assert.Empty(fold.Train.Pixels.Intersect(fold.Validation.Pixels)));
        Assert.All(folds, fold => Assert.Equal(31, fold.Train.Count + fold.Validation.Count));
        Assert.All(
            folds,
            fold =>
                Assert.Equal((4, 2), (fold.Validation.Labels.Count(label => label == 0), fold.Validation.Labels.Count(label => label == 1)))
        );
        Assert.InRange(folds.Max(fold => fold.Validation.Count) - folds.Min(fold => fold.Validation.Count), 0, 1);
    }

    [Fact]
    public void Folds_OfTheSameImages_AreTheSame() =>
        Assert.Equal(
            Folds.Of(Images([0, 1, 0, 1, 0, 1]), 3).SelectMany(fold => fold.Validation.Pixels),
            Folds.Of(Images([0, 1, 0, 1, 0, 1]), 3).SelectMany(fold => fold.Validation.Pixels)
        );

    private static ImageSet Images(int[] labels) =>
        new(TensorType.Image(1, 1, 1), [.. Enumerable.Range(0, labels.Length).Select(i => (float)i)], labels);
}
