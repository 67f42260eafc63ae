namespace Nas.Domain.Learning.Trees;

/// <summary>How good the cuts of one node are.</summary>
/// <param name="Total">The sum over the node.</param>
/// <param name="MinLeaf">The smallest weight of a side.</param>
/// <param name="Shrinkage">The ridge penalty on leaf values.</param>
internal readonly record struct NodeGain(Bin Total, double MinLeaf, double Shrinkage)
{
    /// <summary>The gain of a cut by its left side; negative infinity when a side is too small.</summary>
    public double Gain(Bin left)
    {
        var right = Total - left;
        return left.Weight < MinLeaf || right.Weight < MinLeaf ? double.NegativeInfinity : left.Gain(Shrinkage) + right.Gain(Shrinkage);
    }
}
