using System.Xml.Linq;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Grammars;
using Nas.Domain.Architectures.Networks;
using Nas.Domain.Architectures.Networks.Rewrites;
using Nas.Domain.Diagrams;
using Nas.Domain.Tests.Architectures.Networks;

namespace Nas.Domain.Tests.Diagrams;

public class NetworkDiagramTests
{
    private static readonly List<Network> Networks =
    [
        .. SampledDerivations.Draw("3x28x28", 40).Select(derivation => Fuse.Rewrite(derivation.Lowered())),
        .. BuiltInSeeds.Names.Select(BuiltIn),
    ];

    private static readonly List<(Layers Layers, ValueArray<double> Middles)> Placed = [.. Networks.Select(Place)];

    [Fact]
    public void Boxes_OfAnyNetwork_DoNotOverlap() =>
        Assert.All(
            Placed,
            placed =>
                Assert.All(
                    placed.Layers.Rows,
                    row =>
                    {
                        for (var i = 1; i < row.Length; i++)
                        {
                            Assert.True(Edge(placed, row[i - 1], 1) < Edge(placed, row[i], -1));
                        }
                    }
                )
        );

    [Fact]
    public void Links_OfAnyNetwork_LeadOneLayerDown() =>
        Assert.All(
            Placed,
            placed =>
                Assert.All(
                    placed.Layers.Places,
                    place => Assert.All(place.Below, below => Assert.Equal(place.Layer + 1, placed.Layers.Places[below].Layer))
                )
        );

    [Fact]
    public void Links_OfAnyNetwork_AreThoseOfTheGraph() =>
        Assert.All(
            Enumerable.Zip(Networks, Placed),
            pair =>
            {
                var places = pair.Second.Layers.Places;
                var boxes = places.Where(place => place.Box is not null).ToList();
                Assert.Equal(pair.First.Nodes.Length + 1, boxes.Count);
                Assert.Equal(pair.First.Nodes.Sum(node => node.Inputs.Distinct().Count()), boxes.Sum(box => box.Above.Length));
                Assert.All(
                    places.Where(place => place.Box is null),
                    waypoint => Assert.Equal((1, 1), (waypoint.Above.Length, waypoint.Below.Length))
                );
            }
        );

    [Fact]
    public void Trunk_OfAResidualNetwork_IsOneStraightLine()
    {
        var (layers, middles) = Place(BuiltIn("resnet18"));
        Assert.Single(layers.Rows.Select(row => middles[row[0]]).Distinct());
    }

    [Fact]
    public void Standalone_OfAnyNetwork_IsWellFormedAndHoldsEveryOperation() =>
        Assert.All(
            Networks,
            network =>
            {
                var svg = XDocument.Parse(NetworkDiagram.Draw(network).Standalone());
                XNamespace name = "http://www.w3.org/2000/svg";
                var labels = svg.Descendants(name + "text").Select(text => text.Value).ToList();
                Assert.All(network.Nodes, node => Assert.Contains(Letters.Clip(NetworkText.Name(node.Op)), labels));
            }
        );

    [Fact]
    public void Of_MoreOperationsThanAPictureHolds_SaysHowManyAreLeftOut() =>
        Assert.Equal("… 3 more", GraphBox.CreateAll(Networks[^1], Networks[^1].Nodes.Length - 3)[^1].Label);

    private static Network BuiltIn(string name) =>
        Fuse.Rewrite(SampledDerivations.Parse(BuiltInSeeds.Text(name).IfNone(""), "3x28x28").Lowered());

    private static double Edge((Layers Layers, ValueArray<double> Middles) placed, int place, int side) =>
        placed.Middles[place] + side * placed.Layers.Places[place].Width / 2;

    private static (Layers Layers, ValueArray<double> Middles) Place(Network network)
    {
        var layers = Layers.Build(GraphBox.CreateAll(network, NetworkDiagram.MaxBoxes));
        return (layers, Straightening.Place(layers).Middles);
    }
}
