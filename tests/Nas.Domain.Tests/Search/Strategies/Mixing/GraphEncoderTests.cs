using System.Collections.Immutable;
using Nas.Domain.Architectures.Cells;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Grammars.Text;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Learning.Baselines;
using Nas.Domain.Learning.Quality;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Numerics.Statistics;
using Nas.Domain.Numerics.Tables;
using Nas.Domain.Search.Strategies.Mixing;
using Nas.Domain.Search.Strategies.Mixing.Neural;

namespace Nas.Domain.Tests.Search.Strategies.Mixing;

public class GraphEncoderTests
{
    private static readonly RandomStream Stream = RandomStream.FromSeed(new(3));

    private static readonly ImmutableArray<Cell> Cells = [.. Cell.All.Where((_, i) => i % 150 == 0)];

    private static readonly ImmutableArray<NodeGraph> Graphs = [.. Cells.Select(NodeGraph.Of)];

    [Fact]
    public void Description_OfAGraphWithItsNodesInAnotherOrder_IsTheSame()
    {
        var encoder = Train(epochs: 1);
        var (first, other) = (encoder.Describe([Graphs[7]]), encoder.Describe([Reversed(Graphs[7])]));
        Assert.All(Enumerable.Range(0, first.Columns), c => Assert.Equal(first.Column(c)[0], other.Column(c)[0], 1e-5));
    }

    [Fact]
    public void Description_OfAnArchitecture_IsTheSameInAnyCompanyAndAgain()
    {
        var (together, alone) = (Train(epochs: 1).Describe(Graphs), Train(epochs: 1).Describe([Graphs[40]]));
        Assert.Equal(Row(together, 40), Row(alone, 0));
        Assert.NotEqual(Row(together, 40), Row(together, 41));
    }

    [Fact]
    public void Description_WithNodesHidden_DependsOnTheStreamAndThePlaceAlone()
    {
        var encoder = Train(epochs: 1);
        var masked = encoder.DescribeMasked([.. Enumerable.Repeat(Graphs[40], 40)], Stream.Child("masks"));
        var rows = Enumerable.Range(0, masked.Rows).Select(row => Row(masked, row)).ToList();
        Assert.InRange(rows.Select(row => string.Join(' ', row)).Distinct().Count(), 5, 39);
        Assert.Contains(rows, row => row.SequenceEqual(Row(encoder.Describe([Graphs[40]]), 0)));
        Assert.Equal(rows[38], Row(encoder.DescribeMasked([.. Graphs.Take(38), Graphs[40]], Stream.Child("masks")), 38));
    }

    [Fact]
    public void Training_OnMetrics_LetsDescriptionsTellThem()
    {
        var counts = Convolutions();
        var scores = new Ridge().Fit(new(Train(epochs: 15).Describe(Graphs).TakeRows([.. Enumerable.Range(0, 70)]), [.. counts.Take(70)]), Stream, IndexMap.Sequential)
            .Predict(Train(epochs: 15).Describe(Graphs).TakeRows([.. Enumerable.Range(70, Graphs.Length - 70)]), IndexMap.Sequential);
        Assert.InRange(KendallTau.B(scores, counts.AsSpan(70)), 0.7, 1);
    }

    [Fact]
    public void Graph_OfADerivation_HasTheNodesOfItsOperationsAndOneWidthForAllOfAGrammar()
    {
        var grammar = BuiltInGrammars.Load("einspace").IfLeft(reason => throw new InvalidOperationException(reason));
        var graphs = Enumerable.Range(0, 30).SelectMany(i => Derive.Sample(grammar, TensorType.Image(1, 28, 28), Stream.Child(i)).AsEnumerable()).Select(NodeGraph.For(grammar)).ToList();
        Assert.Single(graphs.SelectMany(graph => graph.Nodes).Select(node => node.Length).Distinct());
        Assert.All(graphs, graph => Assert.Equal(graph.Nodes.Length, graph.Reads.Length));
        Assert.All(graphs, graph => Assert.All(graph.Nodes, node => Assert.All(node, number => Assert.InRange(number, 0, 4))));
    }

    [Fact]
    public void Backward_ForEveryKindOfParameter_GivesTheSlope()
    {
        var network = new GraphNetwork(Graphs[0].Nodes[0].Length, 2, Stream);
        var lane = new EncoderLanes(network, Graphs[0].Nodes[0].Length).Load([Graphs[50], Graphs[60], Graphs[70]]);
        lane.Batch.Hidden[3] = true;
        lane.Graph.Forward();
        Fill(lane.Metrics);
        Fill(lane.Nodes);
        lane.Graph.Backward();
        foreach (var parameter in network.Parameters)
        {
            var strongest = Enumerable.Range(0, parameter.Values.Length).MaxBy(i => Math.Abs(parameter.Gradient[i]));
            Assert.Equal(Slope(lane, parameter, strongest), parameter.Gradient[strongest], 0.03 * Math.Abs(parameter.Gradient[strongest]) + 1e-3);
        }
    }

    private static void Fill(Matrix result)
    {
        for (var i = 0; i < result.Gradient.Length; i++)
        {
            result.Gradient[i] = Part(i);
        }
    }

    private static double Slope(EncoderLanes.Lane lane, Matrix parameter, int index)
    {
        const float Step = 1e-2f;
        var value = parameter.Values[index];
        var (above, below) = (At(value + Step), At(value - Step));
        parameter.Values[index] = value;
        return (above - below) / (2 * Step);

        double At(float changed)
        {
            parameter.Values[index] = changed;
            lane.Graph.Forward();
            return new[] { lane.Metrics, lane.Nodes }.Sum(result => result.Values.Select((v, i) => v * (double)Part(i)).Sum());
        }
    }

    private static float Part(int i) => (float)Math.Sin(1 + 2.3 * i);

    private static GraphEncoder Train(int epochs) => GraphEncoder.Train(
        Graphs, FeatureTable.Build(["convolutions", "rank"], Graphs.Length, (c, target) => (c == 0 ? Convolutions() : Ranks.Of(Convolutions())).Select(v => v / (c == 0 ? 6 : Graphs.Length)).ToArray().CopyTo(target)), epochs, Stream);

    private static double[] Convolutions() => [.. Cells.Select(cell => (double)Enumerable.Range(0, Cell.Edges).Count(edge => cell[edge] is CellOperation.Conv3x3 or CellOperation.Conv1x1))];

    private static double[] Row(FeatureTable table, int row) => [.. Enumerable.Range(0, table.Columns).Select(c => table.Column(c)[row])];

    private static NodeGraph Reversed(NodeGraph graph) => new(
        [.. graph.Nodes.Reverse()],
        [.. graph.Reads.Reverse().Select(reads => reads.Select(read => graph.Nodes.Length - 1 - read).ToImmutableArray())]);
}
