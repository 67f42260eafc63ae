using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Numerics.Tables;

namespace Nas.Domain.Learning.Trees;

/// <summary>A sum of shallow regression trees, each fitted to the residuals of the trees before it (Friedman, 2002),
/// with random rows and columns and drawn-in leaves.</summary>
/// <remarks>The defaults are meant for a few dozen to a few thousand architectures: a leaf may hold a single row, so that 32
/// rows suffice. Rounds are sequential; parallelism comes from fitting several boosters at once.</remarks>
public sealed record GradientBoosting : Predictor
{
    /// <summary>The largest number of trees.</summary>
    public int Rounds { get; init; } = 500;

    /// <summary>The share of each tree's prediction that is kept, in (0, 1].</summary>
    public double Rate { get; init; } = 0.03;

    /// <summary>The share of the rows that each tree sees, drawn without replacement, in (0, 1].</summary>
    public double RowShare { get; init; } = 0.7;

    /// <summary>How each tree grows.</summary>
    public TreeSettings Tree { get; init; } =
        new()
        {
            MaxDepth = 6,
            ColumnShare = 0.2,
            Shrinkage = 1,
        };

    /// <summary>When to stop before the last round; unless set, never.</summary>
    public EarlyStopping? Stopping { get; init; }

    /// <inheritdoc/>
    public override FittedPredictor Fit(TrainingSet data, RandomStream stream, IndexMap map) => FitTrees(data, stream);

    /// <inheritdoc cref="Fit"/>
    public BoostedTrees FitTrees(TrainingSet data, RandomStream stream)
    {
        var rounds = Stopping is { } stopping ? stopping.Rounds(this, data, stream.Child("stopping")) : Rounds;
        return new Boosting(this, data, stream).Run(rounds, _ => true);
    }
}
