using Nas.Domain.Architectures.Cells;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Grammars.Text;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Numerics.Randomness;

namespace Nas.Domain.Tests.Architectures.Cells;

public class NodeGraphTests
{
    [Fact]
    public void Graph_OfADerivation_HasItsOperationsAndOneWidth()
    {
        var (grammar, stream) = (
            BuiltInGrammars.Load("einspace").IfLeft(reason => throw new InvalidOperationException(reason)),
            RandomStream.FromSeed(new(3))
        );
        var graphs = Enumerable
            .Range(0, 30)
            .SelectMany(i => Derive.Sample(grammar, TensorType.Image(1, 28, 28), stream.Child(i)).AsEnumerable())
            .Select(NodeGraph.For(grammar))
            .ToList();
        Assert.Single(graphs.SelectMany(graph => graph.Nodes).Select(node => node.Length).Distinct());
        Assert.All(graphs, graph => Assert.Equal(graph.Nodes.Length, graph.Reads.Length));
        Assert.All(graphs, graph => Assert.All(graph.Nodes, node => Assert.All(node, number => Assert.InRange(number, 0, 4))));
    }
}
