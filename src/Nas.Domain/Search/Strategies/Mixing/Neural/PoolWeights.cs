namespace Nas.Domain.Search.Strategies.Mixing.Neural;

/// <summary>The weights that a generator gives to every architecture of a pool.</summary>
internal sealed class PoolWeights
{
    // Rows computed at a time: all matrices of a block stay in the second cache, and none is large to the garbage collector.
    private const int Block = 24;

    private readonly float[] _weights;
    private readonly int _metrics;

    private PoolWeights(float[] weights, int metrics) => (_weights, _metrics) = (weights, metrics);

    /// <summary>Computes them.</summary>
    public static PoolWeights Of(WeightGenerator generator, PoolFeatures features, int metrics)
    {
        var all = new float[features.Rows * metrics];
        var (graph, block) = (new Graph(), features.Take([.. Enumerable.Repeat(0, Math.Min(Block, features.Rows))]));
        var weights = generator.Weights(graph, block);
        for (var first = 0; first < features.Rows; first += block.Rows)
        {
            var count = Math.Min(block.Rows, features.Rows - first);
            features.Copy(first, block.Values);
            graph.Forward();
            weights.Values.AsSpan(0, count * metrics).CopyTo(all.AsSpan(first * metrics));
        }

        return new(all, metrics);
    }

    /// <summary>The weights of a row, their sizes summing to 1.</summary>
    public double[] Of(int row) => MixedScore.Normalised(_weights.AsSpan(row * _metrics, _metrics));
}
