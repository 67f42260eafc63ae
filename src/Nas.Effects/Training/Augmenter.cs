using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Trials;
using Nas.Effects.Engine;
using static TorchSharp.torch;

namespace Nas.Effects.Training;

/// <summary>Changes training images at random. What happens to an image in an epoch follows from the stream, the epoch and the image's
/// number alone.</summary>
internal sealed class Augmenter : IDisposable
{
    private readonly Augmentation _changes;
    private readonly RandomStream _stream;
    private readonly Tensor _rows;
    private readonly Tensor _columns;
    private AugmentationDraws? _draws;
    private int _epoch;

    /// <param name="changes">What to change.</param>
    /// <param name="stream">The trial's stream for changes.</param>
    /// <param name="shape">Type of an image: C×H×W.</param>
    /// <param name="device">Where the images live.</param>
    public Augmenter(Augmentation changes, RandomStream stream, TensorType shape, Device device)
    {
        (_changes, _stream) = (changes, stream);
        _rows = Arithmetic.Range(shape.Axis2, device).view(1, shape.Axis2, 1);
        _columns = Arithmetic.Range(shape.Axis3, device).view(1, 1, shape.Axis3);
    }

    private int Height => (int)_rows.shape[1];

    private int Width => (int)_columns.shape[2];

    /// <summary>Draws the changes of an epoch.</summary>
    public void Begin(int epoch, int images)
    {
        _draws?.Dispose();
        _epoch = epoch;
        _draws = AugmentationDraws.Draw(_changes, _stream.Child(epoch), images, Height, Width, _rows.device);
    }

    /// <summary>The changed images of a batch, [batch, C, H, W], in the caller's dispose scope.</summary>
    /// <param name="images">The images.</param>
    /// <param name="places">Their numbers, [batch].</param>
    public Tensor Change(Tensor images, Tensor places)
    {
        var draws = _draws ?? throw new InvalidOperationException("an epoch begins before its batches");
        var moved = draws.Moves(places) is { } moves ? Move(images, moves.Down, moves.Right, moves.Mirrored) : images;
        var lit = draws.Light(places) is { } light ? moved.Add(light) : moved;
        return draws.Holes(places) is { } holes ? Cut(lit, holes.Row, holes.Column) : lit;
    }

    /// <summary>What is wanted of the images of a batch: maps move with their images, in the caller's dispose scope.</summary>
    /// <param name="wanted">Maps of the images' height and width, or labels or numbers, which stay as they are.</param>
    /// <param name="places">The images' numbers, [batch].</param>
    public Tensor Follow(Tensor wanted, Tensor places)
    {
        var draws = _draws ?? throw new InvalidOperationException("an epoch begins before its batches");
        return wanted.ndim == 4 && draws.Moves(places) is { } moves ? Move(wanted, moves.Down, moves.Right, moves.Mirrored) : wanted;
    }

    /// <summary>A batch mixed with itself, every image with the one before it.</summary>
    /// <param name="images">The images.</param>
    /// <param name="labels">Their labels, numbers or maps.</param>
    /// <param name="batch">Number of the batch in the epoch.</param>
    public MixedBatch Mix(Tensor images, Tensor labels, int batch)
    {
        if (BatchMixing.Draw(_changes, _stream.Child(_epoch), batch, Height, Width) is not { } mixing)
        {
            return new(images, labels, labels, 1);
        }

        var (mixed, others) = (mixing.Apply(images, images.roll(1, 0)), labels.roll(1, 0));
        return labels.ndim == 4 && mixing.IsByPlace
            ? new(mixed, mixing.Apply(labels, others), others, 1)
            : new(mixed, labels, others, mixing.Share);
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
        var row = _rows.Add(down).Clamp(0, Height - 1);
        var column = _columns.Add(right).Clamp(0, Width - 1);
        var source = mirrored is null ? column : where(mirrored, column.negative().Add(Width - 1), column);
        var index = row.Mul(Width).Add(source).view(batch, 1, -1).expand(batch, channels, -1);
        return images.view(batch, channels, -1).gather(2, index).view(images.shape);
    }

    private Tensor Cut(Tensor images, Tensor row, Tensor column)
    {
        var hole = _rows
            .ge(row)
            .logical_and(_rows.lt(row.Add(_changes.CutOut)))
            .logical_and(_columns.ge(column))
            .logical_and(_columns.lt(column.Add(_changes.CutOut)));
        return images.WithZeros(hole.unsqueeze(1));
    }
}
