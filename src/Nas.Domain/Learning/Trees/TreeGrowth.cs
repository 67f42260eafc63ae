using Nas.Domain.Numerics.Randomness;

namespace Nas.Domain.Learning.Trees;

/// <summary>Grows one regression tree: depth first, or the best leaf first where their number is bounded.</summary>
internal sealed class TreeGrowth
{
    private readonly BinnedTable _table;
    private readonly TreeSettings _settings;
    private readonly Samples _samples;
    private readonly int[] _columns;
    private readonly int _columnsTried;
    private readonly CodeEnds _ends;
    private readonly Histogram _histogram = new();
    private readonly NarrowSearch _narrow = new();
    private readonly List<TreeNode> _nodes = [];
    private RandomCursor _random;

    private TreeGrowth(BinnedTable table, TreeSettings settings, Samples samples, RandomStream stream)
    {
        (_table, _settings, _samples, _ends) = (table, settings, samples, new(table));
        _columns = ColumnsOf(table.Columns, settings, stream);
        _columnsTried = settings.ColumnsTried(_columns.Length);
        _random = stream.Cursor();
    }

    /// <summary>Grows a tree.</summary>
    /// <param name="table">The training rows.</param>
    /// <param name="settings">Limits and rules.</param>
    /// <param name="samples">The rows drawn for this tree, each once, targets near zero on average; reordered on return.</param>
    /// <param name="stream">Decides which columns and cuts are tried.</param>
    public static RegressionTree Grow(BinnedTable table, TreeSettings settings, Samples samples, RandomStream stream) =>
        new TreeGrowth(table, settings, samples, stream) is var growth && settings.MaxLeaves < int.MaxValue
            ? growth.BestFirst()
            : growth.DepthFirst();

    private static int[] ColumnsOf(int columns, TreeSettings settings, RandomStream stream) =>
        settings.ColumnsSeen(columns) is var seen && seen == columns
            ? [.. Enumerable.Range(0, columns)]
            : [.. stream.Child("columns").Cursor().NextPermutation(columns).Take(seen).Order()];

    private RegressionTree BestFirst()
    {
        var open = new PriorityQueue<(OpenNode At, Cut Cut), (double Loss, int Node)>();
        _nodes.Add(default);
        Judge(new(0, 0, _samples.Count, 0, 0), open);
        for (var leaves = 1; leaves < _settings.MaxLeaves && open.TryDequeue(out var best, out _); leaves++)
        {
            foreach (var child in Split(best.At, best.Cut, constants: 0))
            {
                Judge(child, open);
            }
        }

        return new([.. _nodes]);
    }

    /// <summary>Makes a node a leaf, and remembers how it would be split.</summary>
    private void Judge(OpenNode at, PriorityQueue<(OpenNode At, Cut Cut), (double Loss, int Node)> open)
    {
        var samples = _samples.Between(at.Begin, at.End);
        var (total, constants) = (samples.Total(), 0);
        _nodes[at.Node] = TreeNode.Leaf(total.Mean(_settings.Shrinkage));
        var cut = at.Depth < _settings.MaxDepth ? FindCut(samples, total, ref constants) : Cut.None;
        if (cut.Column >= 0)
        {
            open.Enqueue((at, cut), (total.Gain(_settings.Shrinkage) - cut.Gain, at.Node));
        }
    }

    private RegressionTree DepthFirst()
    {
        var open = new Stack<OpenNode>();
        _nodes.Add(default);
        open.Push(new(0, 0, _samples.Count, 0, 0));
        while (open.TryPop(out var at))
        {
            var samples = _samples.Between(at.Begin, at.End);
            var (total, constants) = (samples.Total(), at.Constants);
            var cut = at.Depth < _settings.MaxDepth ? FindCut(samples, total, ref constants) : Cut.None;
            if (cut.Column < 0)
            {
                _nodes[at.Node] = TreeNode.Leaf(total.Mean(_settings.Shrinkage));
                continue;
            }

            var children = Split(at, cut, constants);
            open.Push(children[1]);
            open.Push(children[0]);
        }

        return new([.. _nodes]);
    }

    /// <summary>Splits a node; returns the left child and the right one.</summary>
    private OpenNode[] Split(OpenNode at, Cut cut, int constants)
    {
        var (left, middle) = (_nodes.Count, _samples.Divide(at.Begin, at.End, _table.Column(cut.Column), cut));
        _nodes[at.Node] = TreeNode.Split(cut, left);
        _nodes.Add(default);
        _nodes.Add(default);
        return [new(left, at.Begin, middle, at.Depth + 1, constants), new(left + 1, middle, at.End, at.Depth + 1, constants)];
    }

    /// <summary>Tries columns in random order: as many as the settings allow, then more until one can be cut.</summary>
    /// <param name="samples">The samples of the node.</param>
    /// <param name="total">Their sum.</param>
    /// <param name="constants">How many columns, at the front of the order, are known to be constant in the node; those found
    /// here are added. The order of that front is not touched again below this node.</param>
    private Cut FindCut(Samples.Range samples, Bin total, ref int constants)
    {
        if (total.Weight < 2 * _settings.MinLeaf || samples.IsPure())
        {
            return Cut.None;
        }

        _ends.Fill(samples.Rows);
        var (node, best) = (new NodeGain(total, _settings.MinLeaf, _settings.Shrinkage), Cut.None);
        var end = _columns.Length;
        // Two rows are parted as well by one column as by another.
        var enough = samples.Rows.Length == 2 ? 1 : _columnsTried;
        // Constant columns count as tried when the draw falls on them; where all are tried, it need not.
        var undrawn = _columnsTried < end ? constants : 0;
        for (var tried = 0; constants < end && (tried < enough || best.Column < 0); tried++)
        {
            var pick = _random.NextInt(undrawn + end - constants) - undrawn;
            if (pick < 0)
            {
                undrawn--;
            }
            else if (_ends.AreAlike(_columns[constants + pick]))
            {
                Swap(constants + pick, constants);
                constants++;
            }
            else
            {
                Swap(constants + pick, --end);
                Try(_columns[end], samples, node, ref best);
            }
        }

        // Without shrinkage no cut raises the error, and one without gain may open the way to one with it.
        var gain = best.Gain - total.Gain(_settings.Shrinkage);
        return (_settings.Shrinkage > 0 && gain <= 0) || (_settings.MinGain > 0 && gain / 2 <= _settings.MinGain) ? Cut.None : best;
    }

    /// <summary>Puts a cut of a column in place of the best so far, if it is better.</summary>
    private void Try(int column, Samples.Range samples, NodeGain node, ref Cut best)
    {
        var codes = _table.Column(column);
        var bins = _table.Bins(column);
        if (_settings.Cuts == CutRule.Random)
        {
            CutSearch.Random(codes, samples, _ends.RangeOf(column), (column, bins), node, ref best, ref _random);
        }
        else if (bins.IsNarrow)
        {
            _narrow.Best(codes, samples, _ends.RangeOf(column), (column, bins), node, ref best);
        }
        else
        {
            _histogram.Fill(codes, samples);
            CutSearch.Best(_histogram, (column, bins), node, ref best);
        }
    }

    private void Swap(int a, int b) => (_columns[a], _columns[b]) = (_columns[b], _columns[a]);

    /// <summary>A node whose samples are known and whose question is not.</summary>
    private readonly record struct OpenNode(int Node, int Begin, int End, int Depth, int Constants);
}
