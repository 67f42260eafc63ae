using System.Collections.Concurrent;
using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Architectures.Cells;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Grammars;
using Nas.Domain.Architectures.Grammars.Text;
using Nas.Domain.Architectures.Networks.Costs;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Learning;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Numerics.Tables;
using Nas.Domain.Search.Archives;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Strategies;
using Nas.Domain.Search.Strategies.Evolution;
using Nas.Domain.Search.Strategies.Local;
using Nas.Domain.Search.Strategies.Random;
using Nas.Domain.Search.Tabular;
using Nas.Domain.Search.Trials;
using Nas.Effects.Learning;
using Nas.Effects.Models.GraphNetworks;
using static LanguageExt.Prelude;

namespace Nas.Effects.Benchmarks;

/// <summary>Compares strategies on a tabular task over many seeds.</summary>
/// <param name="Task">The task.</param>
/// <param name="Queries">Trials of a search.</param>
/// <param name="Seeds">Searches of a strategy.</param>
/// <param name="FirstSeed">The seed of the first; the others follow it.</param>
public sealed record SearchBenchmark(TabularTask Task, int Queries, int Seeds, long FirstSeed)
{
    private readonly Grammar _grammar = Right(BuiltInGrammars.Load(CellNetwork.Grammar));
    private readonly TensorType _input = Right(TensorType.Parse(Task.Task.Input));

    // Sizes follow from the text alone.
    private readonly ConcurrentDictionary<string, Candidate> _known = new(StringComparer.Ordinal);

    /// <summary>The baseline strategies of every comparison.</summary>
    public static Seq<(string Name, Strategy Strategy)> Standard { get; } =
        Seq<(string, Strategy)>(
            ("random", new RandomSearch()),
            ("local-search", new LocalSearch(LocalSearch.StandardPatience)),
            ("regularised-evolution", new RegularisedEvolution(Population: 30, Tournament: 10, MutationRate: 1, CrossoverRate: 0))
        );

    /// <summary>All searches of a strategy. The result does not depend on how the map works.</summary>
    /// <param name="name">Its name in tables.</param>
    /// <param name="strategy">The strategy.</param>
    /// <param name="lookahead">Trials that may be open at once.</param>
    /// <param name="seeds">How the searches are computed.</param>
    /// <param name="source">What an archive of other tasks teaches the strategy's surrogate.</param>
    public StrategyCurves Run(string name, Strategy strategy, int lookahead, IndexMap seeds, Option<TrainingSet> source = default) =>
        new(name, strategy, [.. seeds.Map(Seeds, seed => Search(RecipeOf(strategy, lookahead, FirstSeed + seed), source))]);

    /// <summary>What an archive teaches the surrogate of a strategy that names one; none if nothing can be learnt from it.</summary>
    public Option<TrainingSet> SourceOf(Strategy strategy, ImmutableArray<ArchivedTrial> archive) =>
        GrammarSpace.SourceOf(_grammar, strategy, archive);

    /// <summary>The recipe of one search; <c>search</c> makes the same trials of it.</summary>
    public Recipe RecipeOf(Strategy strategy, int lookahead, long seed) =>
        new(
            "",
            new(CellNetwork.Grammar, BuiltInGrammars.Text(CellNetwork.Grammar).IfNone("")),
            Task.Task,
            new Seed(seed),
            strategy,
            lookahead,
            Limits.None,
            TrainingRecipe.Default(1),
            new(double.PositiveInfinity, long.MaxValue, double.PositiveInfinity),
            new(Queries, None, None),
            None,
            Empty
        );

    private SearchCurve Search(Recipe recipe, Option<TrainingSet> source)
    {
        using var fits = new ModelFits();
        var space = Space(recipe) with { Source = source };
        return SearchCurve.Compute(TabularSearch.Run(recipe, space, Task, request => fits.Fit(request)), Task, Queries);
    }

    /// <summary>The grammar's space, with cached results.</summary>
    private SearchSpace Space(Recipe recipe)
    {
        var trees = new Dictionary<string, Either<Seq<Domain.Text.Diagnostic>, Derivation>>(StringComparer.Ordinal);
        return GrammarSpace
            .FromGrammar(
                _grammar,
                _input,
                text =>
                    trees.TryGetValue(text, out var known)
                        ? known
                        : trees[text] = ArchitectureText.Parse(text, _input, _grammar.Settings.Fold),
                tree => _known.GetOrAdd(ArchitectureText.Print(tree), text => new(text, SizeOf(tree, recipe)))
            )
            .Remembering();
    }

    /// <summary>Only the number of parameters matters here, to break ties. There are no limits, so activation bytes are taken before
    /// rewriting:
    /// computing them after rewriting would take longer than everything else.</summary>
    private static CandidateSize SizeOf(Derivation tree, Recipe recipe)
    {
        var cost = Cost.BeforeRewrites(tree, recipe.Task.Classes, recipe.Training.BatchSize);
        return new(cost.Parameters, cost.Macs, cost.ActivationBytes, tree.Nodes);
    }

    private static T Right<T>(Either<string, T> loaded) => loaded.IfLeft(reason => throw new InvalidDataException(reason));
}
