using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Trials;
using Nas.Effects.Tests.Engine;
using Nas.Effects.Training;
using static TorchSharp.torch;

namespace Nas.Effects.Tests.Training;

[Collection(TensorCollection.Name)]
[Trait("Runs", "alone")]
public sealed class AugmenterTests : IDisposable
{
    private const int Count = 24;
    private const int Height = 9;
    private const int Width = 7;

    private static readonly RandomStream Stream = RandomStream.FromSeed(new Seed(5));

    private readonly IDisposable _scope = NewDisposeScope();
    private readonly Tensor _images = arange(Count * 2 * Height * Width, dtype: ScalarType.Float32).view(Count, 2, Height, Width);
    private readonly Tensor _all = arange(Count, dtype: ScalarType.Int64);

    [Fact]
    public void Images_WithoutChanges_StayAsTheyAre() => Assert.True(Same(Changed(Augmentation.None), _images));

    [Fact]
    public void Images_Shifted_RepeatTheirEdges()
    {
        var changed = Changed(Augmentation.None with { Shift = 2 });
        var moves = new HashSet<(int, int)>();
        for (var image = 0; image < Count; image++)
        {
            var move = Moves().Single(move => Same(changed[image], Moved(image, move.Down, move.Right)));
            moves.Add(move);
        }

        Assert.InRange(moves.Count, 6, 25);
    }

    [Fact]
    public void Images_Mirrored_AreSoInAboutHalfOfTheCases()
    {
        var changed = Changed(Augmentation.None with { Mirror = true });
        var mirrored = Enumerable.Range(0, Count).Count(image => Same(changed[image], _images[image].flip(2)));
        var same = Enumerable.Range(0, Count).Count(image => Same(changed[image], _images[image]));

        Assert.Equal(Count, mirrored + same);
        Assert.InRange(mirrored, 4, Count - 4);
    }

    [Fact]
    public void Images_CutOut_LoseOneSquareInAllChannels()
    {
        var lost = Changed(Augmentation.None with { CutOut = 3 }).eq(0).logical_and(_images.ne(0));
        for (var image = 1; image < Count; image++)
        {
            Assert.InRange(lost[image, 0].sum().item<long>(), 1, 9);
            Assert.True(Same(lost[image, 0], lost[image, 1]));
        }
    }

    [Fact]
    public void Brightness_Changed_MovesAnImageAsAWhole()
    {
        var moved = Changed(Augmentation.None with { Brightness = 0.5 }) - _images;
        for (var image = 0; image < Count; image++)
        {
            var (least, most) = (moved[image].min().item<float>(), moved[image].max().item<float>());
            Assert.InRange(most - least, 0, 1e-3);
            Assert.InRange(most, -0.501, 0.501);
        }
    }

    [Fact]
    public void Images_Mixed_AreWeightedSumsWithTheirLabels()
    {
        using var augmenter = Begun(Augmentation.None with { MixUp = 0.4 }, epoch: 0);
        var mixed = augmenter.Mix(_images, _all, batch: 3);

        Assert.InRange(mixed.Share, 0.5, 1);
        Assert.True(Same(mixed.Others, _all.roll(1, 0)));
        Assert.True(mixed.Images.allclose((_images * mixed.Share) + (_images.roll(1, 0) * (1 - mixed.Share)), rtol: 1e-5));
    }

    [Fact]
    public void Images_CutMixed_TakeARectangleOfTheOthers()
    {
        using var augmenter = Begun(Augmentation.None with { CutMix = 1 }, epoch: 0);
        for (var batch = 0; batch < 8; batch++)
        {
            var mixed = augmenter.Mix(_images, _all, batch);
            var (own, taken) = (mixed.Images.eq(_images), mixed.Images.eq(_images.roll(1, 0)));

            Assert.InRange(mixed.Share, 0.5, 1);
            Assert.True(own.logical_or(taken).all().item<bool>());
            Assert.Equal(mixed.Share, own.to(ScalarType.Float64).mean().item<double>(), 2);
            Assert.True(Same(mixed.Others, _all.roll(1, 0)));
        }
    }

    [Fact]
    public void Batches_MixedInBothWays_AreHalfCut()
    {
        using var augmenter = Begun(Augmentation.None with { MixUp = 0.4, CutMix = 1 }, epoch: 0);
        var cut = Enumerable
            .Range(0, 64)
            .Count(batch =>
                augmenter.Mix(_images, _all, batch).Images is var mixed && mixed.eq(_images).sum().item<long>() * 2 >= mixed.numel()
            );

        Assert.InRange(cut, 20, 44);
    }

    [Fact]
    public void Changes_OfAnImage_DoNotDependOnItsBatch()
    {
        var changes = new Augmentation(2, true, 3, 0, 0.2);
        using var augmenter = Begun(changes, epoch: 4);
        var whole = augmenter.Change(_images, _all);
        var places = tensor([7L, 3L, 20L]);

        Assert.True(Same(augmenter.Change(_images.index_select(0, places), places), whole.index_select(0, places)));
    }

    [Fact]
    public void Changes_OfAnotherEpoch_AreOthers()
    {
        var changes = Augmentation.None with { Shift = 2 };
        using var first = Begun(changes, epoch: 0);
        using var second = Begun(changes, epoch: 1);

        Assert.False(Same(first.Change(_images, _all), second.Change(_images, _all)));
    }

    [Fact]
    public void Maps_OfMovedImages_MoveWithThem()
    {
        var changes = Augmentation.None with { Shift = 2, Mirror = true, CutMix = 1 };
        using var augmenter = Begun(changes, epoch: 0);
        var (moved, maps) = (augmenter.Change(_images, _all), augmenter.Follow(_images, _all));
        Assert.True(Same(moved, maps));
        Assert.Same(_all, augmenter.Follow(_all, _all));
        var mixed = augmenter.Mix(moved, maps, batch: 1);
        Assert.False(Same(mixed.Images, moved));
        Assert.True(Same(mixed.Images, mixed.Labels));
        Assert.Equal(1, mixed.Share);
    }

    public void Dispose() => _scope.Dispose();

    private static bool Same(Tensor one, Tensor other) => one.eq(other).all().item<bool>();

    private Tensor Changed(Augmentation changes)
    {
        using var augmenter = Begun(changes, epoch: 0);
        return augmenter.Change(_images, _all);
    }

    private static Augmenter Begun(Augmentation changes, int epoch)
    {
        var augmenter = new Augmenter(changes, Stream, TensorType.Image(2, Height, Width), CPU);
        augmenter.Begin(epoch, Count);
        return augmenter;
    }

    private static IEnumerable<(int Down, int Right)> Moves() =>
        from down in Enumerable.Range(-2, 5)
        from right in Enumerable.Range(-2, 5)
        select (down, right);

    /// <summary>An image moved pixel by pixel.</summary>
    private Tensor Moved(int image, int down, int right)
    {
        var moved = zeros(2, Height, Width);
        for (var row = 0; row < Height; row++)
        {
            for (var column = 0; column < Width; column++)
            {
                moved[.., row, column] = _images[
                    image,
                    ..,
                    Math.Clamp(row + down, 0, Height - 1),
                    Math.Clamp(column + right, 0, Width - 1)
                ];
            }
        }

        return moved;
    }
}
