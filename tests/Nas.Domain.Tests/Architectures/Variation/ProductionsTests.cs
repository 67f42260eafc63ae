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
            var tree = Sample(grammar, seed);
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

    [Theory]
    [InlineData("einspace")]
    [InlineData("einspace-pcfg")]
    [InlineData("nasbench201")]
    public void Completion_OfAllChoices_IsTheSameDerivation(string name)
    {
        var grammar = Grammar(name);
        foreach (var seed in Enumerable.Range(0, 30))
        {
            var tree = Sample(grammar, seed);
            ValueArray<int> taken = [.. Productions.Of(grammar, tree).Select(production => production.Alternative)];
            Assert.Equal(
                [tree],
                Derive.Complete(grammar, Input, new PartialDerivation(taken, []), RandomStream.FromSeed(new(-1))).AsEnumerable()
            );
        }
    }

    [Fact]
    public void Completion_OfABeginning_TakesItAndNoneThatWasTried()
    {
        var (grammar, completed) = (Grammar("einspace"), 0);
        foreach (var seed in Enumerable.Range(0, 100))
        {
            var first = Productions.Of(grammar, Sample(grammar, seed));
            ValueArray<int> taken = [.. first.Take(first.Length / 2).Select(production => production.Alternative)];
            var begin = new PartialDerivation(taken, [first[taken.Length].Alternative]);
            foreach (var made in Derive.Complete(grammar, Input, begin, RandomStream.FromSeed(new(seed))).AsEnumerable())
            {
                completed++;
                var second = Productions.Of(grammar, made).Select(production => production.Alternative).ToArray();
                Assert.Equal(taken, second.Take(taken.Length));
                Assert.NotEqual(begin.Tried[0], second[taken.Length]);
            }
        }

        Assert.InRange(completed, 50, 100);
    }

    [Fact]
    public void Productions_OfARuleThatIsAnotherAlone_AreBothChoices()
    {
        var grammar = GrammarText
            .Parse(
                "grammar units\nstart network\nnetwork = module\nmodule = compute(relu) | part\npart = sequence(compute(norm), module)\n"
            )
            .IfLeft(faults => throw new FormatException($"{faults}"));
        foreach (var seed in Enumerable.Range(0, 20))
        {
            var tree = Sample(grammar, seed);
            ValueArray<int> taken = [.. Productions.Of(grammar, tree).Select(production => production.Alternative)];
            Assert.Equal(0, taken[0]);
            Assert.Equal(
                [tree],
                Derive.Complete(grammar, Input, new PartialDerivation(taken, []), RandomStream.FromSeed(new(-1))).AsEnumerable()
            );
        }
    }

    private static Derivation Sample(Grammar grammar, int seed) =>
        Derive.Sample(grammar, Input, RandomStream.FromSeed(new(seed))).IfNone(() => throw new InvalidOperationException());

    private static Grammar Grammar(string name) => BuiltInGrammars.Load(name).IfLeft(reason => throw new FormatException(reason));
}
