using System.Collections.Immutable;
using Nas.Domain.Architectures.Cells;
using Nas.Domain.Architectures.Features;

namespace Nas.Domain.Tests.Architectures.Cells;

public class CellGraphTests
{
    private static readonly ImmutableArray<string> Operations = ["skip", "none", "c3", "c1", "avg"];

    [Fact]
    public void Graph_OfACell_HasThePublishedFeaturesOfItsEdges()
    {
        var features = new SubsetFeatures(Operations);
        var (own, published) = (new double[features.Names.Length], new double[CellFeatures.Names.Length]);
        foreach (var cell in Cell.All.Where(cell => cell.Index % 7 == 0))
        {
            features.Write(CellGraph.Build(cell), own);
            CellFeatures.Write(cell, published);
            for (var column = 0; column < own.Length; column++)
            {
                // The published mean is over the cell's four nodes, and its paths avoid "none".
                var place = CellFeatures.Names.IndexOf(features.Names[column]);
                if (place >= 0 && !features.Names[column].StartsWith("max.on.", StringComparison.Ordinal))
                {
                    Assert.Equal(
                        published[place] == 5 ? SubsetFeatures.Disconnected : published[place],
                        Named(own[column], published[place])
                    );
                }
            }
        }

        static double Named(double own, double published) => published == 5 && own != SubsetFeatures.Disconnected ? double.NaN : own;
    }

    [Fact]
    public void Graph_OfACell_CountsEachOperationAsOneNode()
    {
        var features = new LabelFeatures(Operations);
        var (own, published) = (new double[features.Names.Length], new double[CellFeatures.Names.Length]);
        foreach (var cell in Cell.All.Where(cell => cell.Index % 101 == 0))
        {
            features.Write(CellGraph.Build(cell), own);
            CellFeatures.Write(cell, published);
            Assert.Equal(published[..Operations.Length], own[..Operations.Length]);
        }
    }
}
