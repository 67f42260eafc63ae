using Nas.Domain.Numerics.Randomness;

namespace Nas.Domain.Learning.Trees;

/// <summary>One run of <see cref="GradientBoosting"/>.</summary>
internal sealed class Boosting
{
    private readonly GradientBoosting _settings;
    private readonly RandomStream _stream;
    private readonly BinnedTable _table;
    private readonly double _start;
    private readonly double[] _residuals;
    private readonly double[] _rows;

    // Targets are multiplied by the rate before a tree sees them, and so is the error's root.
    private readonly TreeSettings _tree;

    public Boosting(GradientBoosting settings, TrainingSet data, RandomStream stream)
    {
        (_settings, _stream, _table) = (settings, stream, BinnedTable.Build(data.Features));
        _tree = settings.Tree with { MinGain = settings.Tree.MinGain * settings.Rate * settings.Rate };
        _start = data.Targets.Average();
        _residuals = [.. data.Targets.Select(target => target - _start)];
        _rows = new double[data.Rows * data.Features.Columns];
        data.Features.CopyRows(0, data.Rows, _rows);
    }

    /// <summary>A round that has just ended.</summary>
    /// <param name="Number">From 1.</param>
    /// <param name="Base">The constant that the trees are added to.</param>
    /// <param name="Tree">The new tree, its leaves already multiplied by the rate.</param>
    internal readonly record struct Round(int Number, double Base, RegressionTree Tree);

    /// <summary>Adds trees until the last round, or until <paramref name="goOn"/> returns false.</summary>
    public BoostedTrees Run(int rounds, Func<Round, bool> goOn)
    {
        var trees = new List<RegressionTree>();
        var going = true;
        while (going && trees.Count < rounds)
        {
            var tree = Fit(_stream.Child(trees.Count));
            trees.Add(tree);
            going = goOn(new(trees.Count, _start, tree));
        }

        return new([.. trees], _start);
    }

    private RegressionTree Fit(RandomStream stream)
    {
        int[] rows =
        [
            .. stream
                .Child("rows")
                .Cursor()
                .NextPermutation(_residuals.Length)
                .Take(Math.Max(1, (int)(_settings.RowShare * _residuals.Length)))
                .Order(),
        ];
        Bin[] bins = [.. rows.Select(row => new Bin(_settings.Rate * _residuals[row], 1))];
        var tree = TreeGrowth.Grow(_table, _tree, new(rows, bins), stream.Child("cuts"));
        for (var row = 0; row < _residuals.Length; row++)
        {
            _residuals[row] -= tree.Predict(_rows.AsSpan(row * _table.Columns, _table.Columns));
        }

        return tree;
    }
}
