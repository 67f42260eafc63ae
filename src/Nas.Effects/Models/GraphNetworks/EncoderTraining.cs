using System.Collections.Immutable;
using Nas.Domain.Architectures.Cells;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Numerics.Statistics;
using Nas.Domain.Numerics.Tables;
using Nas.Effects.Engine;
using static TorchSharp.torch;

namespace Nas.Effects.Models.GraphNetworks;

/// <summary>Teaches a graph network the metrics of architectures.</summary>
/// <remarks>The loss is half the mean squared error of the metrics plus 0.3 of that of the nodes' numbers, a fifth of the nodes being
/// hidden. A fifth of the architectures is held out; the network keeps the state that tells their metrics best.</remarks>
internal sealed class EncoderTraining(GraphNetwork network, ImmutableArray<NodeGraph> graphs, FeatureTable metrics)
{
    /// <summary>Architectures of a batch.</summary>
    public const int BatchSize = 32;

    /// <summary>The share of the nodes that are hidden.</summary>
    public const double HiddenShare = 0.2;

    private const double Rate = 5e-3;
    private const double WarmUp = 0.1;
    private const double MetricsShare = 0.5;
    private const double NodesShare = 0.3;
    private const int HeldOut = 5;

    // The metric by whose order architectures are held out: one of each five in a row.
    private const int OrderMetric = 3;

    /// <summary>Trains.</summary>
    /// <param name="epochs">How often every architecture is seen.</param>
    /// <param name="stream">Where chance comes from.</param>
    /// <param name="cancel">Looked at before every step.</param>
    public void Run(int epochs, RandomStream stream, CancellationToken cancel)
    {
        using var descent = new Descent(network.Parameters.All);
        var (train, test) = Split(stream.Child("split").Cursor());
        var steps = epochs * ((train.Length + BatchSize - 1) / BatchSize);
        var (minError, best) = (double.PositiveInfinity, Array.Empty<Tensor>());
        for (var (epoch, step) = (0, 0); epoch < epochs; epoch++)
        {
            var cursor = stream.Child("epochs").Child(epoch).Cursor();
            foreach (var places in cursor.NextPermutation(train.Length).Chunk(BatchSize))
            {
                cancel.ThrowIfCancellationRequested();
                using var scope = NewDisposeScope();
                descent.Step(Loss([.. places.Select(place => train[place])], ref cursor), RateAt((step++ + 1.0) / steps));
            }

            var error = test.IsEmpty ? -epoch : ErrorOn(test);
            if (error < minError)
            {
                Array.ForEach(best, tensor => tensor.Dispose());
                (minError, best) = (error, network.Parameters.Copy());
            }
        }

        network.Parameters.Restore(best);
        Array.ForEach(best, tensor => tensor.Dispose());
    }

    /// <summary>[nodes, 1]: which nodes are hidden, each by chance.</summary>
    public static Tensor Hidden(int nodes, ref RandomCursor cursor)
    {
        var hidden = new float[nodes];
        foreach (ref var node in hidden.AsSpan())
        {
            node = cursor.NextDouble() < HiddenShare ? 1 : 0;
        }

        return FromArrays.Tensor(hidden, nodes, 1);
    }

    private static double RateAt(double progress) =>
        progress < WarmUp ? Rate * progress / WarmUp : Rate * 0.5 * (1 + Math.Cos(Math.PI * (progress - WarmUp) / (1 - WarmUp)));

    private (ImmutableArray<int> Train, ImmutableArray<int> Test) Split(RandomCursor cursor)
    {
        var ordered = Ranks.Descending(metrics.Column(Math.Min(OrderMetric, metrics.Columns - 1)));
        var (train, test) = (ImmutableArray.CreateBuilder<int>(), ImmutableArray.CreateBuilder<int>());
        foreach (var five in ordered.Chunk(HeldOut))
        {
            var held = five.Length == HeldOut ? cursor.NextInt(HeldOut) : -1;
            for (var i = 0; i < five.Length; i++)
            {
                (i == held ? test : train).Add(five[i]);
            }
        }

        return (train.ToImmutable(), test.ToImmutable());
    }

    private Tensor Loss(int[] rows, ref RandomCursor cursor)
    {
        var batch = GraphBatch.Of([.. rows.Select(row => graphs[row])]);
        var encoded = network.Encode(batch, Hidden((int)batch.Nodes.shape[0], ref cursor));
        var ofMetrics = nn.functional.mse_loss(network.MetricsOf(GraphNetwork.Describe(encoded, batch)), Wanted(rows));
        var ofNodes = nn.functional.mse_loss(network.NodesOf(encoded), batch.Nodes);
        return ofMetrics.Mul(MetricsShare).Add(ofNodes.Mul(NodesShare));
    }

    private double ErrorOn(ImmutableArray<int> rows)
    {
        using var noGrad = no_grad();
        return rows.Chunk(BatchSize)
            .Sum(chunk =>
            {
                using var scope = NewDisposeScope();
                var batch = GraphBatch.Of([.. chunk.Select(row => graphs[row])]);
                var expected = network.MetricsOf(GraphNetwork.Describe(network.Encode(batch, null), batch));
                return nn.functional.mse_loss(expected, Wanted(chunk), nn.Reduction.Sum).item<float>();
            });
    }

    private Tensor Wanted(int[] rows) =>
        FromArrays.Tensor(
            [.. rows.SelectMany(row => Enumerable.Range(0, metrics.Columns).Select(metric => (float)metrics.Column(metric)[row]))],
            rows.Length,
            metrics.Columns
        );
}
