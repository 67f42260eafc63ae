using Nas.Domain.Architectures.Cells;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Grammars;
using Nas.Domain.Architectures.Grammars.Text;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Architectures.Variation;
using Nas.Domain.Numerics.Randomness;

namespace Nas.Domain.Tests.Architectures.Variation;

public class ProductionsTests
{
    private static readonly TensorType Input = TensorType.Parse("3x32x32").IfLeft(reason => throw new FormatException(reason));

    [Fact]
    public void Productions_OfACell_AreItsOperationsInPlace()
    {
        var cell = Cell.FromCode("210432").IfNone(default(Cell));
        var tree = CellNetwork.Build(cell, Input).IfLeft(faults => throw new FormatException($"{faults}"));
        var productions = Productions.Of(Grammar("nasbench201"), tree).ToArray();

        Assert.Equal(new Production(new(-1, -1, 0, 0), 0, 1), productions[0]);
        Assert.Equal(Cell.ByTarget.Select(edge => (int)cell[edge]), productions.Skip(1).Select(edge => edge.Alternative));
        Assert.Equal(Enumerable.Range(0, 6), productions.Skip(1).Select(edge => edge.Place.Ordinal));
        Assert.All(
            productions.Skip(1),
            edge => Assert.Equal((0, 0, 1, 5), (edge.Place.Parent, edge.Place.Alternative, edge.Place.Rule, edge.Alternatives))
        );
    }

    [Fact]
    public void Productions_OfSamples_AreAlternativesOfTheGrammar()
    {
        var grammar = Grammar("einspace");
        foreach (var seed in Enumerable.Range(0, 20))
        {
            var tree = Derive.Sample(grammar, Input, RandomStream.FromSeed(new(seed))).IfNone(() => throw new InvalidOperationException());
            Assert.All(
                Productions.Of(grammar, tree),
                production =>
                {
                    Assert.InRange(production.Alternative, 0, production.Alternatives - 1);
                    Assert.Equal(grammar.Rules[production.Place.Rule].Alternatives.Length, production.Alternatives);
                }
            );
        }
    }

    private static Grammar Grammar(string name) => BuiltInGrammars.Load(name).IfLeft(reason => throw new FormatException(reason));
}
