using FsCheck;
using FsCheck.Fluent;
using Nas.Domain.Learning.Formulas;
using Nas.Domain.Learning.Formulas.Evolution;

namespace Nas.Domain.Tests.Learning.Formulas.Evolution;

public class FormulaVariationTests
{
    private static readonly FormulaVariation Variation = new(
        new(["x", "y", "z"]),
        new VariationRates { PointOfEachNode = 0.5 },
        MaxDepth: 6
    );

    [Fact]
    public void Replace_OfANodeByItself_ChangesNothing() =>
        Prop.ForAll(
                RandomFormulas.Any,
                formula =>
                    formula.Nodes().Select((node, i) => formula.Replace(i, node) == formula && node.Size <= formula.Size).All(same => same)
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Hoist_OfAFormula_IsNoLonger() =>
        ForEach(
            (formula, i) =>
            {
                var cursor = Problems.Stream.Child(i).Cursor();
                return FormulaVariation.Hoist(formula, ref cursor).Size <= formula.Size;
            }
        );

    [Fact]
    public void Cross_OfTwoFormulas_IsMadeOfTheirNodes() =>
        ForEach(
            (formula, i) =>
            {
                var cursor = Problems.Stream.Child(i).Cursor();
                var donor = RandomFormulas.Read("sqrt(donor) + 17");
                var child = FormulaVariation.Cross(formula, donor, ref cursor);
                return child.Nodes().Any(node => donor.Nodes().Contains(node)) && child.Size <= formula.Size + donor.Size - 1;
            }
        );

    [Fact]
    public void Point_OfAFormula_KeepsItsShape() =>
        ForEach(
            (formula, i) =>
            {
                var cursor = Problems.Stream.Child(i).Cursor();
                var changed = Variation.Point(formula, ref cursor);
                return changed.Nodes().Select(node => node.Parts.Length).SequenceEqual(formula.Nodes().Select(node => node.Parts.Length));
            }
        );

    [Fact]
    public void HalfAndHalf_ManyTimes_StartsBinaryAndStaysWithinTheDepth()
    {
        var cursor = Problems.Stream.Child("growth").Cursor();
        var drawn = Enumerable.Range(0, 300).Select(_ => Variation.Growth.HalfAndHalf(6, ref cursor)).ToList();
        Assert.All(drawn, formula => Assert.IsType<Formula.Binary>(formula));
        Assert.Equal([1, 2, 3, 4, 5, 6], drawn.Select(formula => formula.Depth).Distinct().Order());
    }

    private static void ForEach(Func<Formula, int, bool> holds)
    {
        var number = 0;
        Prop.ForAll(RandomFormulas.OfSmallNumbers, formula => holds(formula, number++)).QuickCheckThrowOnFailure();
    }
}
