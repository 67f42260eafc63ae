using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Trials;
using TorchSharp;
using static TorchSharp.torch;

namespace Nas.Effects.Training;

/// <summary>Changes training images at random. What happens to an image in an epoch follows from the stream, the epoch and the image's
/// number alone.</summary>
internal sealed class Augmenter : IDisposable
{
    // Held, because a collection may free the object of a number while libtorch reads it.
    private static readonly Scalar Black = 0;

    private readonly Augmentation _changes;
    private readonly RandomStream _stream;
    private readonly Tensor _rows;
    private readonly Tensor _columns;
    private AugmentationDraws? _draws;

    /// <param name="changes">What to change.</param>
    /// <param name="stream">The trial's stream for changes.</param>
    /// <param name="shape">Type of an image: C×H×W.</param>
    /// <param name="device">Where the images live.</param>
    public Augmenter(Augmentation changes, RandomStream stream, TensorType shape, Device device)
    {
        (_changes, _stream) = (changes, stream);
        _rows = arange(shape.Axis2, dtype: ScalarType.Int64, device: device).view(1, shape.Axis2, 1);
        _columns = arange(shape.Axis3, dtype: ScalarType.Int64, device: device).view(1, 1, shape.Axis3);
    }

    private int Height => (int)_rows.shape[1];

    private int Width => (int)_columns.shape[2];

    /// <summary>Draws the changes of an epoch.</summary>
    public void Begin(int epoch, int images)
    {
        _draws?.Dispose();
        _draws = AugmentationDraws.Draw(_changes, _stream.Child(epoch), images, Height, Width, _rows.device);
    }

    /// <summary>The changed images of a batch, [batch, C, H, W], in the caller's dispose scope.</summary>
    /// <param name="images">The images.</param>
    /// <param name="places">Their numbers, [batch].</param>
    public Tensor Change(Tensor images, Tensor places)
    {
        var draws = _draws ?? throw new InvalidOperationException("an epoch begins before its batches");
        var moved = draws.Moves(places) is { } moves ? Move(images, moves.Down, moves.Right, moves.Mirrored) : images;
        var lit = draws.Light(places) is { } light ? moved.add(light) : moved;
        return draws.Holes(places) is { } holes ? Cut(lit, holes.Row, holes.Column) : lit;
    }

    /// <summary>A batch mixed with itself, every image with the one before it.</summary>
    /// <param name="images">The images.</param>
    /// <param name="labels">Their labels.</param>
    /// <param name="batch">Number of the batch in the epoch.</param>
    public MixedBatch Mix(Tensor images, Tensor labels, int batch)
    {
        if (_changes.MixUp <= 0)
        {
            return new(images, labels, labels, 1);
        }

        var share = Math.Max(_draws!.Share(batch), 1 - _draws.Share(batch));
        return new(images.mul(share).add(images.roll(1, 0), alpha: 1 - share), labels, labels.roll(1, 0), share);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _draws?.Dispose();
        _rows.Dispose();
        _columns.Dispose();
    }

    /// <summary>One gather moves and mirrors; what would come from outside an image comes from its edge.</summary>
    private Tensor Move(Tensor images, Tensor down, Tensor right, Tensor? mirrored)
    {
        var (batch, channels) = (images.shape[0], images.shape[1]);
        var row = _rows.add(down).clamp(0, Height - 1);
        var column = _columns.add(right).clamp(0, Width - 1);
        var source = mirrored is null ? column : where(mirrored, (Width - 1) - column, column);
        var index = row.mul(Width).add(source).view(batch, 1, -1).expand(batch, channels, -1);
        return images.view(batch, channels, -1).gather(2, index).view(images.shape);
    }

    private Tensor Cut(Tensor images, Tensor row, Tensor column)
    {
        var hole = _rows
            .ge(row)
            .logical_and(_rows.lt(row + _changes.CutOut))
            .logical_and(_columns.ge(column))
            .logical_and(_columns.lt(column + _changes.CutOut));
        return images.masked_fill(hole.unsqueeze(1), Black);
    }
}
