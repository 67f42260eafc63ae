using System.Collections.Immutable;
using LanguageExt;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Grammars;
using Nas.Domain.Architectures.Grammars.Text;
using Nas.Domain.Architectures.Networks;
using Nas.Domain.Architectures.Networks.Costs;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Architectures.Variation;
using Nas.Domain.Learning;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Archives;
using Nas.Domain.Search.Spaces;
using Nas.Domain.Search.Strategies;
using Nas.Domain.Search.Surrogates;
using Nas.Domain.Search.Trials;
using Nas.Domain.Text;

namespace Nas.Domain.Search.Recipes;

/// <summary>The search space that a grammar spans over one type of input.</summary>
public static class GrammarSpace
{
    /// <summary>The space of a recipe, or what is wrong with the recipe's grammar or input type.</summary>
    public static Either<string, SearchSpace> FromRecipe(Recipe recipe) => FromRecipe(recipe, []);

    /// <summary>The space of a recipe with an archive for its surrogate. If nothing can be learnt from the archive, the space has no
    /// source.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="archive">The archive that the recipe names.</param>
    public static Either<string, SearchSpace> FromRecipe(Recipe recipe, ImmutableArray<ArchivedTrial> archive) =>
        from grammar in GrammarText.Parse(recipe.Grammar.Text).MapLeft(faults => string.Join('\n', faults))
        from space in FromRecipe(recipe, grammar, archive)
        select space;

    /// <summary>The same for callers that have read the recipe's grammar already.</summary>
    public static Either<string, SearchSpace> FromRecipe(Recipe recipe, Grammar grammar, ImmutableArray<ArchivedTrial> archive) =>
        from input in TensorType.Parse(recipe.Task.Input)
        select FromGrammar(grammar, input, recipe.Task.Target.Head, recipe.Training.BatchSize) with
        {
            Source = SourceOf(grammar, recipe.Strategy, archive),
            Examples = ExamplesOf(recipe.Strategy, archive),
            Task = recipe.Task,
        };

    /// <summary>What an archive teaches the surrogate of a strategy that names one; none if nothing can be learnt from it.</summary>
    public static Option<TrainingSet> SourceOf(Grammar grammar, Strategy strategy, ImmutableArray<ArchivedTrial> archive) =>
        Surrogate
            .FindIn(strategy)
            .Filter(surrogate => surrogate.Source.IsSome && surrogate.Encoding != SurrogateEncoding.Text)
            .Bind(surrogate => SourceOf(surrogate, new(grammar, surrogate.Encoding, surrogate.Proxies), archive));

    /// <summary>The same for a language model.</summary>
    private static ImmutableArray<TextExample> ExamplesOf(Strategy strategy, ImmutableArray<ArchivedTrial> archive) =>
        Surrogate
            .FindIn(strategy)
            .Filter(surrogate => surrogate.Source.IsSome && surrogate.Encoding == SurrogateEncoding.Text)
            .Map(surrogate => TextExamplesOf(surrogate, archive))
            .IfNone([]);

    private static ImmutableArray<TextExample> TextExamplesOf(Surrogate surrogate, ImmutableArray<ArchivedTrial> archive) =>
        [
            .. ArchivedTask
                .GroupByTask([.. archive.Where(row => row.Score.ForAll(surrogate.LearnsFrom))], Surrogate.MinRows)
                .SelectMany(task =>
                    task.Trials.Zip(
                        task.TargetsOn(surrogate.Targets.IfNone(TargetScale.Percentile)),
                        (trial, target) => new TextExample(trial.Candidate.Text, trial.Task.Input, target)
                    )
                ),
        ];

    private static Option<TrainingSet> SourceOf(Surrogate surrogate, ArchiveEncoding encoding, ImmutableArray<ArchivedTrial> archive)
    {
        var rows = archive.Where(row => encoding.Sees(row) && row.Score.ForAll(surrogate.LearnsFrom));
        var tasks = ArchivedTask.GroupByTask([.. rows], Surrogate.MinRows);
        return tasks.IsEmpty
            ? default(Option<TrainingSet>)
            : new TrainingSet(
                encoding.Encode([.. tasks.SelectMany(task => task.Trials)]),
                [.. tasks.SelectMany(task => task.TargetsOn(surrogate.ArchiveScale))]
            );
    }

    /// <summary>The space of a grammar.</summary>
    /// <param name="grammar">The grammar.</param>
    /// <param name="input">The type of one example.</param>
    /// <param name="head">What networks tell, which decides the size of their heads.</param>
    /// <param name="batch">Examples of a training step, which decide the size of activations.</param>
    public static SearchSpace FromGrammar(Grammar grammar, TensorType input, Head head, int batch) =>
        FromGrammar(
            grammar,
            input,
            text => ArchitectureText.Parse(text, input, grammar.Settings.Fold),
            tree => Describe(tree, head, batch)
        );

    /// <summary>The space of a grammar, for callers that cache parsed and described architectures.</summary>
    /// <param name="grammar">The grammar.</param>
    /// <param name="input">The type of one example.</param>
    /// <param name="read">Reads an architecture's text.</param>
    /// <param name="describe">Makes a candidate of an architecture, as <see cref="Describe"/> does.</param>
    public static SearchSpace FromGrammar(
        Grammar grammar,
        TensorType input,
        Func<string, Either<Seq<Diagnostic>, Derivation>> read,
        Func<Derivation, Candidate> describe
    )
    {
        return new SearchSpace(
            stream => Derive.Sample(grammar, input, stream).Map(describe),
            (parent, stream) => Mutant(parent, stream, MutationSites.All),
            (a, b, stream) =>
                from first in Tree(a)
                from second in Tree(b)
                from child in Crossover.Cross(grammar, first, second, stream)
                select describe(child),
            text => read(text).Map(describe).MapLeft(faults => string.Join('\n', faults))
        )
        {
            Input = input.ToString(),
            Features = CandidateFeatures.OfGraph(grammar, Tree),
            MutateTerminal = (parent, stream) => Mutant(parent, stream, MutationSites.Terminals),
            Complete = (bounds, stream) => Derive.Complete(grammar, input, bounds, stream).Map(describe),
            Productions = candidate => Tree(candidate).Map(tree => Productions.Of(grammar, tree)).IfNone([]),
        };

        Option<Candidate> Mutant(Candidate parent, RandomStream stream, MutationSites where) =>
            Tree(parent).Bind(tree => Mutation.Mutate(grammar, tree, stream, where)).Map(describe);

        Option<Derivation> Tree(Candidate candidate) => read(candidate.Text).ToOption();
    }

    /// <summary>An architecture as a search sees it.</summary>
    /// <param name="tree">The architecture.</param>
    /// <param name="head">What the network tells.</param>
    /// <param name="batch">Examples of a training step.</param>
    public static Candidate Describe(Derivation tree, Head head, int batch)
    {
        var cost = Cost.Measure(tree, head, batch);
        return new Candidate(ArchitectureText.Print(tree), new CandidateSize(cost.Parameters, cost.Macs, cost.ActivationBytes, tree.Nodes));
    }
}
