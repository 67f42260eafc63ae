using System.Collections.Immutable;
using Nas.Domain.Architectures.Cells;
using Nas.Domain.Learning;
using Nas.Domain.Learning.Baselines;
using Nas.Domain.Learning.Quality;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Numerics.Statistics;
using Nas.Domain.Numerics.Tables;
using Nas.Effects.Models.GraphNetworks;
using Nas.Effects.Tests.Engine;
using static TorchSharp.torch;

namespace Nas.Effects.Tests.Models.GraphNetworks;

[Collection(TensorCollection.Name)]
[Trait("Runs", "alone")]
public sealed class GraphEncoderTests
{
    // The order of sums depends on what stands in a batch.
    private const double Rounding = 1e-5;

    private static readonly RandomStream Stream = RandomStream.FromSeed(new(3));

    private static readonly ImmutableArray<Cell> Cells = [.. Cell.All.Where((_, i) => i % 150 == 0)];

    private static readonly ImmutableArray<NodeGraph> Graphs = [.. Cells.Select(NodeGraph.FromCell)];

    [Fact]
    public void Description_OfRenumberedNodes_IsTheSame()
    {
        using var scope = NewDisposeScope();
        using var encoder = Train(epochs: 1);
        AssertNear(Rows(encoder.Describe([Graphs[7]]))[0], Rows(encoder.Describe([Reversed(Graphs[7])]))[0]);
    }

    [Fact]
    public void Description_InAnyCompanyAndAgain_IsTheSame()
    {
        using var scope = NewDisposeScope();
        using var first = Train(epochs: 1);
        using var second = Train(epochs: 1);
        var together = Rows(first.Describe(Graphs));
        Assert.Equal(together, Rows(second.Describe(Graphs)));
        AssertNear(together[40], Rows(second.Describe([Graphs[40]]))[0]);
        Assert.NotEqual(together[40], together[41]);
    }

    [Fact]
    public void Description_WithNodesHidden_DependsOnStreamAndPlace()
    {
        using var scope = NewDisposeScope();
        using var encoder = Train(epochs: 1);
        var rows = Rows(encoder.DescribeMasked([.. Enumerable.Repeat(Graphs[40], 40)], Stream.Child("masks")));
        Assert.InRange(rows.Select(row => string.Join(' ', row.Select(number => number.ToString("F3", null)))).Distinct().Count(), 5, 39);
        var plain = Rows(encoder.Describe([Graphs[40]]))[0];
        Assert.Contains(rows, row => Enumerable.Range(0, row.Length).All(i => Math.Abs(row[i] - plain[i]) < Rounding));
        AssertNear(rows[38], Rows(encoder.DescribeMasked([.. Graphs.Take(38), Graphs[40]], Stream.Child("masks")))[38]);
    }

    [Fact]
    public void Training_OnMetrics_LetsDescriptionsTellThem()
    {
        using var scope = NewDisposeScope();
        using var encoder = Train(epochs: 15);
        var (counts, described) = (Convolutions(), Rows(encoder.Describe(Graphs)));
        var table = FeatureTable.BuildRows(
            [.. Enumerable.Range(0, GraphNetwork.Width).Select(i => $"{i}")],
            described.Length,
            (row, target) => described[row].Select(number => (double)number).ToArray().CopyTo(target)
        );
        var scores = new Ridge()
            .Fit(new(table.TakeRows([.. Enumerable.Range(0, 70)]), [.. counts.Take(70)]), Stream, IndexMap.Sequential)
            .Predict(table.TakeRows([.. Enumerable.Range(70, Graphs.Length - 70)]), IndexMap.Sequential);
        Assert.InRange(KendallTau.B(scores, counts.AsSpan(70)), 0.7, 1);
    }

    [Fact]
    public void Gradient_OfEveryKindOfParameter_IsTheSlope()
    {
        using var scope = NewDisposeScope();
        using var network = new GraphNetwork(Graphs[0].Nodes[0].Length, 2, Stream);
        var batch = GraphBatch.Of([Graphs[50], Graphs[60], Graphs[70]]);
        var hidden = zeros(batch.Nodes.shape[0], 1);
        hidden[3] = 1;
        Slopes.Check(
            network.Parameters,
            () =>
            {
                var encoded = network.Encode(batch, hidden);
                return Slopes.Sum(network.MetricsOf(GraphNetwork.Describe(encoded, batch))) + Slopes.Sum(network.NodesOf(encoded));
            },
            step: 1e-2f,
            relative: 0.03,
            absolute: 1e-3
        );
    }

    [Fact]
    public void Attention_OfOneNodeThatLooksAtItself_MapsAndShiftsIt()
    {
        using var scope = NewDisposeScope();
        using var parameters = new ParameterSet();
        var layer = new AttentionLayer(parameters, 3, 8, Stream);
        var batch = GraphBatch.Of([
            new(
                [
                    [1, 2, 3],
                ],
                [
                    [],
                ]
            ),
        ]);
        var mapped = batch.Nodes.matmul(parameters.All[0]) + parameters.All[1];
        Assert.True(layer.Apply(batch.Nodes, batch).allclose(mapped));
    }

    private static GraphEncoder Train(int epochs) =>
        GraphEncoder.Train(
            Graphs,
            FeatureTable.Build(
                ["convolutions", "rank"],
                Graphs.Length,
                (c, target) =>
                    (c == 0 ? Convolutions() : Ranks.Compute(Convolutions()))
                        .Select(v => v / (c == 0 ? 6 : Graphs.Length))
                        .ToArray()
                        .CopyTo(target)
            ),
            epochs,
            Stream
        );

    private static double[] Convolutions() =>
        [
            .. Cells.Select(cell =>
                (double)Enumerable.Range(0, Cell.Edges).Count(edge => cell[edge] is CellOperation.Conv3x3 or CellOperation.Conv1x1)
            ),
        ];

    private static float[][] Rows(Tensor descriptions) => [.. descriptions.data<float>().ToArray().Chunk(GraphNetwork.Width)];

    private static void AssertNear(float[] expected, float[] actual) =>
        Assert.All(Enumerable.Range(0, expected.Length), i => Assert.Equal(expected[i], actual[i], Rounding));

    private static NodeGraph Reversed(NodeGraph graph) =>
        new(
            [.. graph.Nodes.Reverse()],
            [.. graph.Reads.Reverse().Select(reads => reads.Select(read => graph.Nodes.Length - 1 - read).ToImmutableArray())]
        );
}
