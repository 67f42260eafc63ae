using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Architectures.Cells;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Grammars;
using Nas.Domain.Architectures.Grammars.Checks;
using Nas.Domain.Architectures.Networks;
using Nas.Domain.Architectures.Networks.Costs;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Architectures.Variation;
using Nas.Domain.Numerics.Randomness;

namespace Nas.Domain.Tests.Architectures.Cells;

public class CellNetworkTests
{
    private static readonly Grammar Grammar = Space.Named(CellNetwork.Grammar);
    private static readonly TensorType Cifar = Space.Type("3x32x32");

    [Fact]
    public void Grammar_HasAsManyDerivationsAsThereAreCells() =>
        Assert.Equal(Math.Log10(Cell.Count), DerivationCount.Compute(Grammar)[^1].Log10, 9);

    [Fact]
    public void Grammar_HasNothingToLint() => Assert.Empty(GrammarLint.Check(Grammar, Cifar));

    [Fact]
    public void EveryCell_AsANetworkAndBack_IsItself() =>
        Assert.All(
            Cell.All,
            cell =>
            {
                var derivation = Network(cell);
                Assert.Equal(CellNetwork.Text(cell), ArchitectureText.Print(derivation));
                Assert.Equal(cell, CellNetwork.CellOf(derivation));
            }
        );

    [Fact]
    public void EveryCellsNetwork_IsDerivedByTheGrammar() =>
        Assert.All(
            Cell.All,
            cell =>
            {
                // What may vary is the whole and the six edges.
                var sites = Sites.FindAll(Grammar, Network(cell), Work.Of(Grammar));
                Assert.Equal(1 + Cell.Edges, sites.Count);
                Assert.All(sites, site => Assert.True(site.Alternative >= 0, cell.Code));
            }
        );

    [Fact]
    public void Samples_AreCells_AndEveryOperationIsAsLikelyOnEveryEdge()
    {
        var cells = Enumerable
            .Range(0, 2000)
            .Select(i =>
                CellNetwork.CellOf(Space.Sample(Grammar, Cifar, i)).IfNone(() => throw new InvalidOperationException($"sample {i}"))
            )
            .ToArray();
        foreach (var edge in Enumerable.Range(0, Cell.Edges))
        {
            Assert.All(cells.CountBy(cell => cell[edge]), count => Assert.InRange(count.Value, 330, 470));
        }
    }

    [Fact]
    public void Mutants_DifferInOneEdge()
    {
        var stream = RandomStream.FromSeed(new Seed(1));
        Assert.All(
            Cell.All.Where(cell => cell.Index % 25 == 0),
            cell =>
            {
                var mutant = Mutation.Mutate(Grammar, Network(cell), stream.Child(cell.Index)).Bind(CellNetwork.CellOf).IfNone(cell);
                Assert.Equal(1, Enumerable.Range(0, Cell.Edges).Count(edge => cell[edge] != mutant[edge]));
            }
        );
    }

    [Fact]
    public void Crossover_GivesACellWithOneEdgeOfTheDonors()
    {
        var stream = RandomStream.FromSeed(new Seed(2));
        var (first, second) = (Named("000000"), Named("222222"));
        Assert.All(
            Enumerable.Range(0, 50),
            i =>
            {
                var child = Crossover
                    .Cross(Grammar, Network(first), Network(second), stream.Child(i))
                    .Bind(CellNetwork.CellOf)
                    .IfNone(first);
                Assert.Equal(1, child.Code.Count(c => c == '2'));
            }
        );
    }

    [Theory]
    [InlineData("222222", 1_531_546)]
    [InlineData("000000", 73_306)]
    [InlineData("333333", 241_306)]
    public void Parameters_AreThePublishedOnes(string code, long parameters)
    {
        Assert.Equal(parameters, Cost.Measure(Network(Named(code)), head: 10, batch: 1).Parameters);
        Assert.Equal(parameters + 7_150, Cost.Measure(Network(Named(code), "3x16x16"), head: 120, batch: 1).Parameters);
    }

    [Theory]
    [InlineData("conv2d(3,1,1,16)")]
    [InlineData("sequence(sequence(conv2d(3,1,1,16), norm), sequence(norm, relu))")]
    public void CellOf_AnyOtherArchitecture_IsNone(string text) => Assert.True(CellNetwork.CellOf(Space.Tree(text, "3x32x32")).IsNone);

    [Fact]
    public void CellOf_ATextWithAnEdgeMoreOrLess_IsNone()
    {
        var text = CellNetwork.Text(default);
        Assert.True(CellNetwork.CellOf(text).IsSome);
        Assert.True(CellNetwork.CellOf(text.Replace("cell(identity, ", "cell(", StringComparison.Ordinal)).IsNone);
        Assert.True(CellNetwork.CellOf(text.Replace("cell(", "cell(zero, ", StringComparison.Ordinal)).IsNone);
        Assert.True(CellNetwork.CellOf(text[..^1]).IsNone);
    }

    [Fact]
    public void ImageOfAnOddSize_FitsNoCell() => Assert.True(CellNetwork.Build(default, Space.Type("3x30x30")).IsLeft);

    private static Derivation Network(Cell cell, string input = "3x32x32") =>
        CellNetwork.Build(cell, Space.Type(input)).IfLeft(errors => throw new InvalidOperationException(Space.Lines(errors)));

    private static Cell Named(string code) => Cell.FromCode(code).IfNone(() => throw new InvalidOperationException(code));
}
