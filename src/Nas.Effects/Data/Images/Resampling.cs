using Nas.Domain.Architectures.Tensors;

namespace Nas.Effects.Data.Images;

/// <summary>Changes the size of a plane of numbers by a triangle filter: linear interpolation when growing, a weighted mean
/// over all that a target pixel covers when shrinking. Proportions are not kept. Takes the source row by row and keeps none.</summary>
/// <remarks>The filter of Pillow's <c>resize(…, BILINEAR)</c> and of torchvision's <c>resize(…, antialias=True)</c>: a weight of
/// <c>1 − |distance| / support</c> around the target's centre in the source, the support being the scale but at least 1 pixel,
/// weights normalised to 1. First along rows, then along columns, in double precision.</remarks>
internal sealed class Resampling
{
    private readonly record struct Window(int First, double[] Weights)
    {
        public int End => First + Weights.Length;
    }

    private readonly Window[] _across;
    private readonly Window[] _down;
    private readonly Memory<float> _target;
    private readonly Placement _place;
    private readonly double[] _narrow;
    private readonly float[] _line;
    private readonly double[]?[] _sums;
    private int _row;
    private int _open;

    /// <param name="from">Size of the source.</param>
    /// <param name="to">Size of the target.</param>
    /// <param name="target">Where the target's numbers go.</param>
    /// <param name="place">In which order.</param>
    public Resampling(ImageSize from, ImageSize to, Memory<float> target, Placement place)
    {
        (_across, _down, _target, _place) = (Windows(from.Width, to.Width), Windows(from.Height, to.Height), target, place);
        (_narrow, _line, _sums) = (new double[to.Width], new float[to.Width], new double[to.Height][]);
    }

    /// <summary>Resizes planes that lie behind each other.</summary>
    public static float[] Resize(ReadOnlySpan<float> planes, ImageSize from, ImageSize to)
    {
        var (source, target) = (from.Height * from.Width, to.Height * to.Width);
        var result = new float[checked(planes.Length / source * target)];
        for (var plane = 0; plane < planes.Length / source; plane++)
        {
            var resampling = new Resampling(from, to, result.AsMemory(plane * target, target), Placement.Of(to, orientation: 1));
            for (var row = 0; row < from.Height; row++)
            {
                resampling.Add(planes.Slice(plane * source + row * from.Width, from.Width));
            }
        }

        return result;
    }

    /// <summary>Takes the next row of the source.</summary>
    public void Add(ReadOnlySpan<float> row)
    {
        for (var x = 0; x < _narrow.Length; x++)
        {
            _narrow[x] = Mean(row, _across[x]);
        }

        // Both ends of the windows ascend, so the open ones lie side by side.
        for (var y = _open; y < _down.Length && _down[y].First <= _row; y++)
        {
            var sums = _sums[y] ??= new double[_narrow.Length];
            AddScaled(_down[y].Weights[_row - _down[y].First], _narrow, sums);
            if (_down[y].End == _row + 1)
            {
                Close(y, sums);
            }
        }

        _row++;
    }

    private void Close(int y, double[] sums)
    {
        for (var x = 0; x < sums.Length; x++)
        {
            _line[x] = (float)sums[x];
        }

        _place.Write(_line, y, _target.Span);
        _sums[y] = null;
        _open = y + 1;
    }

    private static double Mean(ReadOnlySpan<float> numbers, Window window)
    {
        var sum = 0.0;
        var covered = numbers.Slice(window.First, window.Weights.Length);
        for (var k = 0; k < covered.Length; k++)
        {
            sum += window.Weights[k] * covered[k];
        }

        return sum;
    }

    private static void AddScaled(double weight, ReadOnlySpan<double> numbers, Span<double> sums)
    {
        for (var i = 0; i < numbers.Length; i++)
        {
            sums[i] += weight * numbers[i];
        }
    }

    private static Window[] Windows(int from, int to)
    {
        var scale = (double)from / to;
        var support = Math.Max(scale, 1);
        return [.. Enumerable.Range(0, to).Select(i => Around((i + 0.5) * scale, support, from))];
    }

    private static Window Around(double centre, double support, int length)
    {
        var first = Math.Max((int)(centre - support + 0.5), 0);
        var last = Math.Min((int)(centre + support + 0.5), length);
        var weights = Enumerable.Range(first, last - first).Select(i => Math.Max(0, 1 - Math.Abs((i + 0.5 - centre) / support))).ToArray();
        var sum = weights.Sum();
        return new(first, [.. weights.Select(weight => weight / sum)]);
    }
}
