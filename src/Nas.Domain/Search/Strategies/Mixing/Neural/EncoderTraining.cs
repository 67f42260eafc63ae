using System.Collections.Immutable;
using Nas.Domain.Architectures.Cells;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Numerics.Statistics;
using Nas.Domain.Numerics.Tables;

namespace Nas.Domain.Search.Strategies.Mixing.Neural;

/// <summary>Teaches a graph network the metrics of architectures.</summary>
/// <remarks>The loss is half the mean squared error of the metrics plus 0.3 of that of the nodes' numbers, a fifth of the nodes being hidden. A fifth of the
/// architectures is held out; the network keeps the state that tells their metrics best.</remarks>
internal sealed class EncoderTraining(GraphNetwork network, int width, int metrics)
{
    /// <summary>The share of the nodes that are hidden.</summary>
    public const double HiddenShare = 0.2;

    private const double Rate = 5e-3;
    private const double WarmUp = 0.1;
    private const double MetricsShare = 0.5;
    private const double NodesShare = 0.3;
    private const int HeldOut = 5;

    // The metric by whose order architectures are held out: one of each five in a row.
    private const int OrderMetric = 3;

    private readonly EncoderLanes _lanes = new(network, width);

    /// <summary>Trains.</summary>
    public void Run(ImmutableArray<NodeGraph> graphs, FeatureTable wanted, int epochs, RandomStream stream)
    {
        var (train, test) = Split(wanted, stream.Child("split").Cursor());
        var optimiser = new AdamW(network.Parameters);
        var steps = epochs * ((train.Length + EncoderLanes.Graphs - 1) / EncoderLanes.Graphs);
        var best = (Error: double.PositiveInfinity, State: ImmutableArray<float[]>.Empty);
        for (var (epoch, step) = (0, 0); epoch < epochs; epoch++)
        {
            var cursor = stream.Child("epochs").Child(epoch).Cursor();
            foreach (var places in cursor.NextPermutation(train.Length).Chunk(EncoderLanes.Graphs))
            {
                Learn([.. places.Select(place => train[place])], graphs, wanted, ref cursor);
                optimiser.Step(RateAt((step++ + 1.0) / steps));
            }

            var error = test.IsEmpty ? -epoch : ErrorOn(test, graphs, wanted);
            best = error < best.Error ? (error, [.. network.Parameters.Select(parameter => parameter.Values.ToArray())]) : best;
        }

        for (var p = 0; p < best.State.Length; p++)
        {
            best.State[p].CopyTo(network.Parameters[p].Values, 0);
        }
    }

    private static double RateAt(double progress) => progress < WarmUp
        ? Rate * progress / WarmUp
        : Rate * 0.5 * (1 + Math.Cos(Math.PI * (progress - WarmUp) / (1 - WarmUp)));

    private static (ImmutableArray<int> Train, ImmutableArray<int> Test) Split(FeatureTable wanted, RandomCursor cursor)
    {
        var ordered = Ranks.Descending(wanted.Column(Math.Min(OrderMetric, wanted.Columns - 1)));
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

    private void Learn(ImmutableArray<int> rows, ImmutableArray<NodeGraph> graphs, FeatureTable wanted, ref RandomCursor cursor)
    {
        var lane = _lanes.Load([.. rows.Select(row => graphs[row])]);
        var nodes = 0;
        for (var node = 0; node < lane.Batch.Owner.Length && lane.Batch.Owner[node] >= 0; node++)
        {
            lane.Batch.Hidden[node] = cursor.NextDouble() < HiddenShare;
            nodes++;
        }

        lane.Graph.Forward();
        lane.Graph.ForgetGradients();
        for (var i = 0; i < rows.Length; i++)
        {
            for (var metric = 0; metric < metrics; metric++)
            {
                lane.Metrics.GradientRow(i)[metric] = (float)(2 * MetricsShare * (lane.Metrics.Row(i)[metric] - wanted.Column(metric)[rows[i]]) / (rows.Length * metrics));
            }
        }

        for (var i = 0; i < nodes * width; i++)
        {
            lane.Nodes.Gradient[i] = (float)(2 * NodesShare * (lane.Nodes.Values[i] - lane.Batch.Nodes.Values[i]) / (nodes * width));
        }

        lane.Graph.Backward();
    }

    private double ErrorOn(ImmutableArray<int> rows, ImmutableArray<NodeGraph> graphs, FeatureTable wanted)
    {
        var error = 0.0;
        foreach (var chunk in rows.Chunk(EncoderLanes.Graphs))
        {
            var lane = _lanes.Load([.. chunk.Select(row => graphs[row])]);
            lane.Graph.Forward();
            for (var i = 0; i < chunk.Length; i++)
            {
                for (var metric = 0; metric < metrics; metric++)
                {
                    var wrong = lane.Metrics.Row(i)[metric] - wanted.Column(metric)[chunk[i]];
                    error += wrong * wrong;
                }
            }
        }

        return error;
    }
}
