using Nas.Domain.Randomness;

namespace Nas.Domain.Surrogates;

/// <summary>The mean of many randomised regression trees: a random forest (Breiman, 2001) or extremely randomised trees
/// (Geurts, Ernst, Wehenkel, 2006).</summary>
/// <remarks>Each tree draws from a stream of its own and trees are summed in order, so a fit does not depend on the map.</remarks>
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
    public static Forest Extra { get; } = new() { Bootstrap = false, Tree = new() { Cuts = CutRule.Random } };

    /// <inheritdoc/>
    public override FittedPredictor Fit(TrainingSet data, RandomStream stream, IndexMap map) => FitForest(data, stream, map);

    /// <inheritdoc cref="Fit"/>
    public FittedForest FitForest(TrainingSet data, RandomStream stream, IndexMap map)
    {
        var table = BinnedTable.Of(data.Features);
        var mean = data.Targets.Average();
        var deviations = data.Targets.Select(target => target - mean).ToArray();
        return new(map.Map(Trees, i => FitTree(table, deviations, stream.Child(i))), mean);
    }

    private RegressionTree FitTree(BinnedTable table, double[] targets, RandomStream stream)
    {
        var drawn = Bootstrap ? Draw(targets.Length, stream.Child("rows")) : Enumerable.Repeat(1, targets.Length).ToArray();
        var samples = new List<Sample>(targets.Length);
        for (var row = 0; row < drawn.Length; row++)
        {
            if (drawn[row] > 0)
            {
                samples.Add(new(row, drawn[row], drawn[row] * targets[row]));
            }
        }

        return TreeGrowth.Grow(table, Tree, [.. samples], stream.Child("cuts"));
    }

    /// <summary>How often each row is drawn when as many rows as there are are drawn with replacement.</summary>
    private static int[] Draw(int rows, RandomStream stream)
    {
        var drawn = new int[rows];
        var cursor = stream.Cursor();
        for (var i = 0; i < rows; i++)
        {
            drawn[cursor.NextInt(rows)]++;
        }

        return drawn;
    }
}
