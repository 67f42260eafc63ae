using LanguageExt;
using Nas.Domain.Architectures.Tensors;

namespace Nas.Domain.Architectures.Grammars.Checks;

/// <summary>Statistics of a search space that its designer should look at before anything is trained.</summary>
/// <param name="Name">The grammar's name.</param>
/// <param name="Settings">The bounds of every derivation.</param>
/// <param name="Rules">Nonterminals.</param>
/// <param name="Alternatives">Alternatives of all rules.</param>
/// <param name="Operations">The operations that it names, in the order of the text.</param>
/// <param name="Height">Minimum height of a derivation.</param>
/// <param name="Growth">Expected nodes, a copied module counted once; none for grammars of more than 200 rules.</param>
/// <param name="GrowthWithCopies">Expected nodes with every copy counted, as <see cref="Derivations.TreeSize"/> does.</param>
/// <param name="Counts">How many derivations there are up to a height, for the ten lowest heights that have any.</param>
/// <param name="Sampled">Results of sampling for an input type; none when no input is given.</param>
public sealed record GrammarFacts(
    string Name,
    GrammarSettings Settings,
    int Rules,
    int Alternatives,
    ValueArray<string> Operations,
    int Height,
    Option<Growth> Growth,
    Option<Growth> GrowthWithCopies,
    ValueArray<DerivationCount> Counts,
    Option<SampledFacts> Sampled
)
{
    /// <summary>The facts of a grammar, and of its derivations for an input type if one is given.</summary>
    public static GrammarFacts Gather(Grammar grammar, Option<TensorType> input) =>
        new(
            grammar.Name,
            grammar.Settings,
            grammar.Rules.Length,
            grammar.Rules.Sum(rule => rule.Alternatives.Length),
            [
                .. grammar
                    .Rules.SelectMany(rule => rule.Alternatives)
                    .SelectMany(alternative => OperationsOf(alternative.Expression))
                    .Distinct(StringComparer.Ordinal),
            ],
            grammar.Rules[grammar.Start].Height,
            Checks.Growth.Measure(grammar, countCopies: false),
            Checks.Growth.Measure(grammar, countCopies: true),
            DerivationCount.Compute(grammar),
            input.Map(type => SampledFacts.Summarise(Coverage.Measure(grammar, type)))
        );

    private static IEnumerable<string> OperationsOf(Expression expression) =>
        expression switch
        {
            Expression.Terminal terminal => [terminal.Operation.Text],
            Expression.Combined combined => combined.Parts.SelectMany(OperationsOf),
            Expression.Symbol => [],
            _ => throw Closed.Unknown(expression),
        };
}
