using Nas.Domain.Randomness;

namespace Nas.Domain.Surrogates;

/// <summary>Grows one regression tree, depth first.</summary>
internal sealed class TreeGrowth
{
    private readonly BinnedTable _table;
    private readonly TreeSettings _settings;
    private readonly Sample[] _samples;
    private readonly int[] _columns;
    private readonly int _columnsTried;
    private readonly Histogram _histogram = new();
    private readonly List<TreeNode> _nodes = [];
    private RandomCursor _random;

    private TreeGrowth(BinnedTable table, TreeSettings settings, Sample[] samples, RandomStream stream)
    {
        (_table, _settings, _samples) = (table, settings, samples);
        _columns = Enumerable.Range(0, table.Columns).ToArray();
        _columnsTried = settings.ColumnsTried(table.Columns);
        _random = stream.Cursor();
    }

    /// <summary>Grows a tree.</summary>
    /// <param name="table">The training rows.</param>
    /// <param name="settings">Limits and rules.</param>
    /// <param name="samples">The rows drawn for this tree, each once, targets near zero on average; reordered on return.</param>
    /// <param name="stream">Decides which columns and cuts are tried.</param>
    public static RegressionTree Grow(BinnedTable table, TreeSettings settings, Sample[] samples, RandomStream stream) =>
        new TreeGrowth(table, settings, samples, stream).Grow();

    private RegressionTree Grow()
    {
        var open = new Stack<OpenNode>();
        _nodes.Add(default);
        open.Push(new(0, 0, _samples.Length, 0, 0));
        while (open.TryPop(out var at))
        {
            var total = TotalOf(at.Begin, at.End);
            var constants = at.Constants;
            var cut = at.Depth < _settings.MaxDepth
                ? FindCut(_samples.AsSpan(at.Begin, at.End - at.Begin), total, ref constants)
                : Cut.None;
            if (cut.Column < 0)
            {
                _nodes[at.Node] = TreeNode.Leaf(total.Mean(_settings.Shrinkage));
                continue;
            }

            var (left, middle) = (_nodes.Count, Divide(at.Begin, at.End, cut));
            _nodes[at.Node] = TreeNode.Split(cut, left);
            _nodes.Add(default);
            _nodes.Add(default);
            open.Push(new(left + 1, middle, at.End, at.Depth + 1, constants));
            open.Push(new(left, at.Begin, middle, at.Depth + 1, constants));
        }

        return new([.. _nodes]);
    }

    private Bin TotalOf(int begin, int end)
    {
        var total = default(Bin);
        foreach (ref readonly var sample in _samples.AsSpan(begin, end - begin))
        {
            total += new Bin(sample.Sum, sample.Weight);
        }

        return total;
    }

    /// <summary>Tries columns in random order: as many as the settings say, and on until one of them can be cut at all.</summary>
    /// <param name="samples">The samples of the node.</param>
    /// <param name="total">Their sum.</param>
    /// <param name="constants">How many columns, at the front of the order, are known to be constant in the node; those found
    /// here are added. The order of that front is not touched again below this node.</param>
    private Cut FindCut(ReadOnlySpan<Sample> samples, Bin total, ref int constants)
    {
        if (total.Weight < 2 * _settings.MinLeaf || IsPure(samples))
        {
            return Cut.None;
        }

        var best = Cut.None;
        var end = _columns.Length;
        // Constant columns count as tried when the draw falls on them; where all are tried, it need not.
        var undrawn = _columnsTried < end ? constants : 0;
        for (var tried = 0; constants < end && (tried < _columnsTried || best.Column < 0); tried++)
        {
            var pick = _random.NextInt(undrawn + end - constants) - undrawn;
            if (pick < 0)
            {
                undrawn--;
            }
            else if (Histogram.IsConstant(_table.Column(_columns[constants + pick]), samples))
            {
                Swap(constants + pick, constants);
                constants++;
            }
            else
            {
                Swap(constants + pick, --end);
                best = Try(_columns[end], samples, (total, best));
            }
        }

        // Without shrinkage no cut raises the error, and one without gain may open the way to one with it.
        return _settings.Shrinkage > 0 && best.Gain <= total.Gain(_settings.Shrinkage) ? Cut.None : best;
    }

    private Cut Try(int column, ReadOnlySpan<Sample> samples, (Bin Total, Cut Best) so)
    {
        _histogram.Fill(_table.Column(column), samples);
        var node = new CutSearch.Node(column, _table.Bins(column), _histogram, so.Total, _settings);
        return _settings.Cuts == CutRule.Best
            ? CutSearch.Best(_histogram, node, so.Best)
            : CutSearch.Random(_histogram, node, so.Best, ref _random);
    }

    private void Swap(int a, int b) => (_columns[a], _columns[b]) = (_columns[b], _columns[a]);

    private static bool IsPure(ReadOnlySpan<Sample> samples)
    {
        var first = samples[0].Sum / samples[0].Weight;
        foreach (ref readonly var sample in samples)
        {
            if (Math.Abs(sample.Sum / sample.Weight - first) > 1e-12)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Moves the samples that go left to the front; returns where the right ones begin.</summary>
    private int Divide(int begin, int end, Cut cut)
    {
        var codes = _table.Column(cut.Column);
        while (begin < end)
        {
            if (cut.GoesLeft(codes[_samples[begin].Row]))
            {
                begin++;
            }
            else
            {
                end--;
                (_samples[begin], _samples[end]) = (_samples[end], _samples[begin]);
            }
        }

        return begin;
    }

    /// <summary>A node whose samples are known and whose question is not.</summary>
    private readonly record struct OpenNode(int Node, int Begin, int End, int Depth, int Constants);
}
