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
        .. SampledDerivations.Of("3x28x28", 40).Select(derivation => Fuse.Rewrite(derivation.Lowered())),
        .. BuiltInSeeds.Names.Select(BuiltIn),
    ];

    private static readonly List<Layers> Placed = [.. Networks.Select(Place)];

    [Fact]
    public void Boxes_OfAnyNetwork_DoNotOverlap() => Assert.All(Placed.SelectMany(layers => layers.Rows), row =>
    {
        for (var i = 1; i < row.Count; i++)
        {
            Assert.True(row[i - 1].X + row[i - 1].Width / 2 < row[i].X - row[i].Width / 2);
        }
    });

    [Fact]
    public void Links_OfAnyNetwork_LeadOneLayerDown() =>
        Assert.All(Placed.SelectMany(layers => layers.Places), place => Assert.All(place.Below, below => Assert.Equal(place.Layer + 1, below.Layer)));

    [Fact]
    public void Links_OfAnyNetwork_AreThoseOfTheGraph() => Assert.All(Enumerable.Zip(Networks, Placed), pair =>
    {
        var boxes = pair.Second.Places.Where(place => place.Box is not null).ToList();
        var reached = boxes.Sum(box => box.Above.Count);
        Assert.Equal(pair.First.Nodes.Length + 1, boxes.Count);
        Assert.Equal(pair.First.Nodes.Sum(node => node.Inputs.Distinct().Count()), reached);
        Assert.All(pair.Second.Places.Where(place => place.Box is null), waypoint => Assert.Equal((1, 1), (waypoint.Above.Count, waypoint.Below.Count)));
    });

    [Fact]
    public void Trunk_OfAResidualNetwork_IsOneStraightLine() =>
        Assert.Single(Place(BuiltIn("resnet18")).Rows.Select(row => row[0].X).Distinct());

    [Fact]
    public void Standalone_OfAnyNetwork_IsWellFormedAndHoldsEveryOperation() => Assert.All(Networks, network =>
    {
        var svg = XDocument.Parse(NetworkDiagram.Of(network).Standalone());
        XNamespace name = "http://www.w3.org/2000/svg";
        var labels = svg.Descendants(name + "text").Select(text => text.Value).ToList();
        Assert.All(network.Nodes, node => Assert.Contains(Letters.Clip(NetworkText.Name(node.Op)), labels));
    });

    [Fact]
    public void Of_MoreOperationsThanAPictureHolds_SaysHowManyAreLeftOut() =>
        Assert.Equal("… 3 more", GraphBox.Of(Networks[^1], Networks[^1].Nodes.Length - 3)[^1].Label);

    private static Network BuiltIn(string name) => Fuse.Rewrite(SampledDerivations.Parse(BuiltInSeeds.Text(name).IfNone(""), "3x28x28").Lowered());

    private static Layers Place(Network network)
    {
        var layers = Layers.Of(GraphBox.Of(network, NetworkDiagram.MostBoxes));
        Straightening.Place(layers);
        return layers;
    }
}
