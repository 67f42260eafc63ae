using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Trials;
using Nas.Effects.Engine;
using static TorchSharp.torch;

namespace Nas.Effects.Training;

/// <summary>The random numbers of one epoch's changes, one for each image.</summary>
internal sealed class AugmentationDraws : IDisposable
{
    private readonly Tensor? _down;
    private readonly Tensor? _right;
    private readonly Tensor? _mirrored;
    private readonly Tensor? _holeRow;
    private readonly Tensor? _holeColumn;
    private readonly Tensor? _light;

    private AugmentationDraws(Augmentation changes, RandomStream stream, int count, int height, int width, Device device)
    {
        var moves = changes.Shift > 0 || changes.Mirror;
        _down = moves ? Integers("down", -changes.Shift, changes.Shift) : null;
        _right = moves ? Integers("right", -changes.Shift, changes.Shift) : null;
        _mirrored = changes.Mirror ? Integers("mirror", 0, 1).to(ScalarType.Bool) : null;
        _holeRow = changes.CutOut > 0 ? Integers("hole-row", 1 - changes.CutOut, height - 1) : null;
        _holeColumn = changes.CutOut > 0 ? Integers("hole-column", 1 - changes.CutOut, width - 1) : null;
        _light = changes.Brightness > 0 ? Light(changes.Brightness) : null;

        Tensor Integers(string name, int min, int max)
        {
            var (cursor, drawn) = (stream.Child(name).Cursor(), new long[count]);
            for (var i = 0; i < count; i++)
            {
                drawn[i] = min + cursor.NextInt(max - min + 1);
            }

            return FromArrays.Tensor(drawn, count, 1, 1).to(device);
        }

        Tensor Light(double max)
        {
            var (cursor, drawn) = (stream.Child("light").Cursor(), new float[count]);
            for (var i = 0; i < count; i++)
            {
                drawn[i] = (float)(max * (2 * cursor.NextDouble() - 1));
            }

            return FromArrays.Tensor(drawn, count, 1, 1, 1).to(device);
        }
    }

    /// <summary>Draws for a number of images of some size.</summary>
    public static AugmentationDraws Draw(Augmentation changes, RandomStream stream, int count, int height, int width, Device device)
    {
        using var scope = NewDisposeScope();
        var draws = new AugmentationDraws(changes, stream, count, height, width, device);
        foreach (var kept in draws.All)
        {
            kept.DetachFromDisposeScope();
        }

        return draws;
    }

    /// <summary>By how many pixels images move, [batch, 1, 1], and which are mirrored, if any may be.</summary>
    public (Tensor Down, Tensor Right, Tensor? Mirrored)? Moves(Tensor places) =>
        _down is null || _right is null
            ? null
            : (_down.index_select(0, places), _right.index_select(0, places), _mirrored?.index_select(0, places));

    /// <summary>The upper left corners of the squares that are cut out.</summary>
    public (Tensor Row, Tensor Column)? Holes(Tensor places) =>
        _holeRow is null || _holeColumn is null ? null : (_holeRow.index_select(0, places), _holeColumn.index_select(0, places));

    /// <summary>What is added to all pixels.</summary>
    public Tensor? Light(Tensor places) => _light?.index_select(0, places);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var tensor in All)
        {
            tensor.Dispose();
        }
    }

    private IEnumerable<Tensor> All => new[] { _down, _right, _mirrored, _holeRow, _holeColumn, _light }.OfType<Tensor>();
}
