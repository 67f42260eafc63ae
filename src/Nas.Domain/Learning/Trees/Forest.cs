using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Numerics.Tables;

namespace Nas.Domain.Learning.Trees;

/// <summary>The mean of many randomised regression trees: a random forest (Breiman, 2001) or extremely randomised trees
/// (Geurts, Ernst, Wehenkel, 2006).</summary>
/// <remarks>Each tree draws from its own stream and trees are summed in order, so a fit does not depend on the map.</remarks>
public sealed record Forest : Predictor
{
    /// <summary>The number of trees.</summary>
    public int Trees { get; init; } = 100;

    /// <summary>Whether each tree sees as many rows as there are, drawn with replacement, or every row once.</summary>
    public bool Bootstrap { get; init; } = true;

    /// <summary>How each tree grows.</summary>
    public TreeSettings Tree { get; init; } = new() { ColumnShare = 1 / 3.0 };

    /// <summary>A random forest that tries a third of the columns at each split.</summary>
    public static Forest Random { get; } = new();

    /// <summary>Extremely randomised trees: every row, every column, one random cut for each.</summary>
    public static Forest Extra { get; } =
        new()
        {
            Bootstrap = false,
            Tree = new() { Cuts = CutRule.Random },
        };

    /// <inheritdoc/>
    public override FittedPredictor Fit(TrainingSet data, RandomStream stream, IndexMap map) => FitForest(data, stream, map);

    /// <inheritdoc cref="Fit"/>
    public FittedForest FitForest(TrainingSet data, RandomStream stream, IndexMap map)
    {
        var (table, mean) = (BinnedTable.Build(data.Features), data.Targets.Average());
        var deviations = data.Targets.Select(target => target - mean).ToArray();
        return new(map.Map(Trees, i => FitTree(table, deviations, stream.Child(i))), mean);
    }

    /// <summary>Out-of-bag predictions: the mean over the trees that were not trained on the row.</summary>
    /// <returns>NaN for rows that every tree has seen; without <see cref="Bootstrap"/> those are all.</returns>
    public Prediction[] PredictOutOfBag(TrainingSet data, RandomStream stream, IndexMap map)
    {
        var forest = FitForest(data, stream, map);
        var byTree = map.Map(Trees, i => Unseen(forest.Trees[i], data.Features, Drawn(data.Rows, stream.Child(i))));
        return
        [
            .. Enumerable
                .Range(0, data.Rows)
                .Select(row =>
                {
                    var moments = default(Moments);
                    foreach (var values in byTree)
                    {
                        moments = double.IsNaN(values[row]) ? moments : moments.With(values[row]);
                    }

                    return moments.ToPrediction(forest.Mean);
                }),
        ];
    }

    private static double[] Unseen(RegressionTree tree, FeatureTable features, int[] drawn)
    {
        var row = 0;
        return RowBlocks.Map(features, IndexMap.Sequential, values => drawn[row++] > 0 ? double.NaN : tree.Predict(values));
    }

    private RegressionTree FitTree(BinnedTable table, double[] targets, RandomStream stream)
    {
        var drawn = Drawn(targets.Length, stream);
        int[] rows = [.. Enumerable.Range(0, drawn.Length).Where(row => drawn[row] > 0)];
        Bin[] bins = [.. rows.Select(row => new Bin(drawn[row] * targets[row], drawn[row]))];
        return TreeGrowth.Grow(table, Tree, new(rows, bins), stream.Child("cuts"));
    }

    /// <summary>How often the tree of a stream sees each row.</summary>
    private int[] Drawn(int rows, RandomStream stream)
    {
        var drawn = new int[rows];
        var cursor = stream.Child("rows").Cursor();
        for (var i = 0; i < rows; i++)
        {
            drawn[Bootstrap ? cursor.NextInt(rows) : i]++;
        }

        return drawn;
    }
}
