using Nas.Domain.Numerics.Tables;

namespace Nas.Domain.Learning.Trees;

/// <summary>The trees of a fitted <see cref="GradientBoosting"/>.</summary>
public sealed class BoostedTrees : FittedPredictor
{
    private readonly RegressionTree[] _trees;
    private readonly double _start;

    internal BoostedTrees(RegressionTree[] trees, double start) => (_trees, _start) = (trees, start);

    /// <summary>The number of rounds that were kept.</summary>
    public int Rounds => _trees.Length;

    /// <inheritdoc/>
    public override double[] Predict(FeatureTable rows, IndexMap map) =>
        [.. TreeSums.Of(rows, map, _trees).Select(moments => _start + moments.Sum)];
}
