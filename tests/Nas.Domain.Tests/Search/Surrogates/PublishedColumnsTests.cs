using Nas.Domain.Architectures.Cells;
using Nas.Domain.Architectures.Features;
using Nas.Domain.Architectures.Grammars.Text;
using Nas.Domain.Search.Surrogates;

namespace Nas.Domain.Tests.Search.Surrogates;

public class PublishedColumnsTests
{
    [Fact]
    public void Columns_OfCells_AreThePublishedOnesAndProxies() =>
        Assert.Equal([.. CellFeatures.Published, "synflow"], PublishedColumns.Of([.. CellFeatures.Names, "synflow"]).AsEnumerable());

    [Fact]
    public void Columns_OfEinspace_AreSevenFamiliesAndCombinators()
    {
        var grammar = BuiltInGrammars.Load("einspace-pcfg").IfLeft(reason => throw new FormatException(reason));
        var families = PublishedColumns.Of(GraphFeatures.For(grammar).Names).GroupBy(name => name[..(name.LastIndexOf('.') + 1)]).ToList();
        Assert.Equal(
            ["after.", "all.", "before.", "in.", "out.", "path.max.", "path.min.", "rule."],
            families.Select(family => family.Key).Order(StringComparer.Ordinal)
        );
        Assert.Single(families.Where(family => family.Key != "rule.").Select(family => family.Count()).Distinct());
    }
}
