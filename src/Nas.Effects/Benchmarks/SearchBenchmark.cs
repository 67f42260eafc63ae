using System.Collections.Concurrent;
using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain;
using Nas.Domain.Architectures.Cells;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Grammars;
using Nas.Domain.Architectures.Grammars.Text;
using Nas.Domain.Architectures.Networks.Costs;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Architectures.Variation;
using Nas.Domain.Learning;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Numerics.Tables;
using Nas.Domain.Search.Archives;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Strategies;
using Nas.Domain.Search.Strategies.Evolution;
using Nas.Domain.Search.Strategies.Local;
using Nas.Domain.Search.Strategies.Random;
using Nas.Domain.Search.Tabular;
using Nas.Domain.Search.Trials;
using Nas.Effects.Learning;
using Nas.Effects.Models.Fits;
using static LanguageExt.Prelude;

namespace Nas.Effects.Benchmarks;

/// <summary>Compares strategies on a tabular task over many seeds.</summary>
/// <param name="Task">The task.</param>
/// <param name="Queries">Trials of a search.</param>
/// <param name="Seeds">Searches of a strategy.</param>
/// <param name="FirstSeed">The seed of the first; the others follow it.</param>
public sealed record SearchBenchmark(TabularTask Task, int Queries, int Seeds, long FirstSeed)
{
    /// <summary>Epochs of all trials of a search, which end it instead of the queries; none to count queries.</summary>
    public Option<int> Epochs { get; init; }

    /// <summary>The points of its curves.</summary>
    public Horizon Horizon => Epochs.Match(Horizon.OfEpochs, () => Horizon.OfTrials(Queries));

    private readonly Grammar _grammar = Right(BuiltInGrammars.Load(CellNetwork.Grammar));
    private readonly TensorType _input = Right(TensorType.Parse(Task.Task.Input));

    // Sizes follow from the text alone.
    private readonly ConcurrentDictionary<string, Candidate> _known = new(StringComparer.Ordinal);

    // What a cell is made of follows from its text, too.
    private readonly ConcurrentDictionary<string, ValueArray<Production>> _productions = new(StringComparer.Ordinal);

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
            TrainingRecipe.Default(Epochs.IsSome ? TabularTask.Epochs : 1),
            new(double.PositiveInfinity, long.MaxValue, double.PositiveInfinity),
            Epochs.IsSome ? new(None, Epochs, None) : new(Queries, None, None),
            None,
            Empty
        );

    /// <summary>The state in which a search ends.</summary>
    /// <param name="recipe">The search.</param>
    /// <param name="source">What its surrogate learns from before.</param>
    public SearchState StateOf(Recipe recipe, Option<TrainingSet> source)
    {
        using var fits = new ModelFits();
        return TabularSearch.Run(recipe, Space(recipe) with { Source = source }, Task, request => fits.Fit(request));
    }

    private SearchCurve Search(Recipe recipe, Option<TrainingSet> source) => SearchCurve.Compute(StateOf(recipe, source), Task, Horizon);

    /// <summary>The grammar's space, with cached results.</summary>
    private SearchSpace Space(Recipe recipe)
    {
        var trees = new Dictionary<string, Either<Seq<Domain.Text.Diagnostic>, Derivation>>(StringComparer.Ordinal);
        var space = GrammarSpace
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
        return space with { Productions = candidate => _productions.GetOrAdd(candidate.Text, _ => space.Productions(candidate)) };
    }

    /// <summary>Only the number of parameters matters here, to break ties. There are no limits, so activation bytes are taken before
    /// rewriting:
    /// computing them after rewriting would take longer than everything else.</summary>
    private static CandidateSize SizeOf(Derivation tree, Recipe recipe)
    {
        var cost = Cost.BeforeRewrites(tree, recipe.Task.Target.Head, recipe.Training.BatchSize);
        return new(cost.Parameters, cost.Macs, cost.ActivationBytes, tree.Nodes);
    }

    private static T Right<T>(Either<string, T> loaded) => loaded.IfLeft(reason => throw new InvalidDataException(reason));
}
