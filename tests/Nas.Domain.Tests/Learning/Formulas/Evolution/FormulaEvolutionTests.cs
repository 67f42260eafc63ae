using System.Collections.Immutable;
using Nas.Domain.Learning.Formulas;
using Nas.Domain.Learning.Formulas.Evolution;
using Nas.Domain.Numerics.Tables;

namespace Nas.Domain.Tests.Learning.Formulas.Evolution;

public class FormulaEvolutionTests
{
    private static readonly ImmutableArray<FormulaProblem> Ratios =
    [
        Problems.Create("one", 120, (x, y, z) => x / z + 0.1 * y),
        Problems.Create("other", 80, (x, y, z) => Math.Sqrt(x / z)),
    ];

    public static TheoryData<SelectionRule> Rules { get; } = new(new ParsimoniousRule(), new PublishedRule());

    [Theory]
    [MemberData(nameof(Rules))]
    public void Evolution_OfAKnownRatio_FindsAFormulaBetterThanEveryMetric(SelectionRule rule)
    {
        var answer = Small(rule).Run(Ratios, Problems.Stream, IndexMap.Sequential).Last().Answer;
        Assert.InRange(answer.MeanTau, 0.9, 1);
        Assert.All(FormulaRivals.Evaluate(Ratios), rival => Assert.True(rival.Mean < answer.MeanTau, rival.Name));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Evolution_WithAnotherMap_GivesTheSameGenerations(SelectionRule rule) =>
        Assert.Equal(
            Small(rule).Run(Ratios, Problems.Stream, IndexMap.Sequential).Select(Facts),
            Small(rule).Run(Ratios, Problems.Stream, new Backwards()).Select(Facts)
        );

    [Theory]
    [MemberData(nameof(Rules))]
    public void Evolution_InEveryGeneration_KeepsFormulasWithinBounds(SelectionRule rule)
    {
        var generations = Small(rule).Run(Ratios, Problems.Stream, IndexMap.Sequential).ToList();
        Assert.All(generations, generation => Assert.Equal(30, generation.Population.Length));
        var formulas = generations.SelectMany(generation => generation.Population).Select(individual => individual.Formula).ToList();
        Assert.All(formulas, formula => Assert.InRange(formula.Depth, 0, 6));
        Assert.Equal(["x", "y", "z"], formulas.SelectMany(formula => formula.Metrics).Distinct().Order());
        Assert.DoesNotContain(formulas.SelectMany(formula => formula.Nodes()), node => node is Formula.Constant);
    }

    [Fact]
    public void Evolution_GoodEnoughAtOnce_EndsAfterTheRandomGeneration() =>
        Assert.Single((Small(new PublishedRule()) with { GoodEnough = -1 }).Run(Ratios, Problems.Stream, IndexMap.Sequential));

    private static FormulaEvolution Small(SelectionRule rule) =>
        new()
        {
            Metrics = ["x", "y", "z"],
            Rule = rule,
            Population = 30,
            Generations = 15,
        };

    private static string Facts(FormulaGeneration generation) =>
        string.Join(
            '\n',
            generation
                .Population.Concat(generation.Kept)
                .Append(generation.Answer)
                .Select(individual => $"{individual.Formula} {individual.MeanTau}")
        );

    /// <summary>Computes the last value first, as threads might.</summary>
    private sealed class Backwards : IndexMap
    {
        public override T[] Map<T>(int count, Func<int, T> f) => [.. Enumerable.Range(0, count).Reverse().Select(f).ToArray().Reverse()];
    }
}
