using System.Collections.Immutable;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Numerics.Tables;

namespace Nas.Domain.Learning.Formulas.Evolution;

/// <summary>Genetic programming of zero-cost formulas (Phan and Luong, arXiv 2505.15832; settings of their code of April 2024).</summary>
/// <remarks>Parents are winners of tournaments of two; parents and offspring together fight in tournaments of four for the places of the
/// next generation. It ends after <see cref="Generations"/>, with a mean tau of <see cref="GoodEnough"/>, or when the population is as good
/// as its answer on average.</remarks>
public sealed record FormulaEvolution
{
    /// <summary>What formulas are made of; at least one.</summary>
    public required ValueArray<string> Metrics { get; init; }

    /// <summary>Which formulas survive and which is the answer.</summary>
    public SelectionRule Rule { get; init; } = new ParsimoniousRule();

    /// <summary>Formulas in a generation; at least 2.</summary>
    public int Population { get; init; } = 100;

    /// <summary>The number of generations, the random one included; at least 1.</summary>
    public int Generations { get; init; } = 50;

    /// <summary>The depth that no formula exceeds.</summary>
    public int MaxDepth { get; init; } = 6;

    /// <summary>How offspring are made.</summary>
    public VariationRates Rates { get; init; } = new();

    /// <summary>Number of additional rescaled copies of each problem that formulas are judged on; 0 as published.</summary>
    public int Rescaled { get; init; }

    /// <summary>The mean tau that ends the evolution.</summary>
    public double GoodEnough { get; init; } = 0.95;

    private const int SurvivorTournament = 4;

    // Many copies of some architectures say more about a formula than a few copies of all of them, in less time.
    private const int RowsOfCopy = 1000;

    private FormulaVariation Variation => new(new(Metrics), Rates, MaxDepth);

    /// <summary>The generations, one after the other; equal arguments give equal generations, whatever the map.</summary>
    /// <param name="problems">The problems that formulas are judged on; at least one. The taus of individuals are those of the problems,
    /// then those of the copies.</param>
    /// <param name="stream">Where chance comes from: generation g reads child g.</param>
    /// <param name="map">How formulas are judged.</param>
    public IEnumerable<FormulaGeneration> Run(ImmutableArray<FormulaProblem> problems, RandomStream stream, IndexMap map)
    {
        var copies = Enumerable
            .Range(0, Rescaled)
            .SelectMany(copy =>
                problems.Select((problem, i) => RescaledProblem.Rescale(problem, RowsOfCopy, stream.Child("rescaled").Child(copy).Child(i)))
            );
        var judge = new FormulaJudge([.. problems, .. copies], Rule.Unknown, map);
        var current = First(judge, stream.Child(0).Cursor());
        yield return current;
        while (current.Number + 1 < Generations && current.BestTau < GoodEnough && current.MeanTau != current.Answer.MeanTau)
        {
            current = Next(current, judge, stream.Child(current.Number + 1).Cursor());
            yield return current;
        }
    }

    private FormulaGeneration First(FormulaJudge judge, RandomCursor cursor)
    {
        var formulas = ImmutableArray.CreateBuilder<Formula>(Population);
        while (formulas.Count < Population)
        {
            formulas.Add(Variation.Growth.HalfAndHalf(MaxDepth, ref cursor));
        }

        var judged = judge.Judge(formulas.DrainToImmutable());
        return Generation(0, judged, Rule.Keep([], judged), judge);
    }

    private FormulaGeneration Next(FormulaGeneration last, FormulaJudge judge, RandomCursor cursor)
    {
        var parents = new Parents(last.Population, Rule);
        var children = ImmutableArray.CreateBuilder<Formula>(Population);
        while (children.Count < Population)
        {
            children.Add(Variation.Vary(parents, ref cursor));
        }

        var offspring = judge.Judge(children.DrainToImmutable());
        var survivors = Rule.Winners(Rule.Contestants([.. last.Population, .. offspring]), SurvivorTournament, Population, ref cursor);
        return Generation(last.Number + 1, survivors, Rule.Keep(last.Kept, offspring), judge);
    }

    private FormulaGeneration Generation(
        int number,
        ImmutableArray<Individual> population,
        ImmutableArray<Individual> kept,
        FormulaJudge judge
    ) => new(number, population, kept, Rule.Answer(kept), judge.Count);
}
