using LanguageExt;
using Nas.Domain.Architectures.Grammars.Text;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Text;

namespace Nas.Domain.Architectures.Grammars.Checks;

/// <summary>Warns about parts of a grammar that its author probably did not intend.</summary>
/// <remarks><see cref="GrammarText.Parse"/> rejects invalid grammars; the lint examines valid ones.
/// Every check is a function of the grammar alone, or of the grammar and one input type; see <see cref="GrammarFacts"/>
/// for the numbers.</remarks>
public static class GrammarLint
{
    /// <summary>The findings, in the order of the text.</summary>
    /// <param name="grammar">The grammar.</param>
    /// <param name="input">The type of the network's input; without one, checks that depend on the input are skipped.</param>
    public static Seq<Diagnostic> Check(Grammar grammar, Option<TensorType> input) =>
        UnreachableRules
            .Find(grammar)
            .Concat(MisplacedParts.Find(grammar))
            .Concat(MismatchedBranches.Find(grammar))
            .Concat(DuplicateAlternatives.Find(grammar))
            .Concat(UnnormalisedWeights.Find(grammar))
            .Concat(EndlessGrowth.Find(grammar))
            .Concat(input.Match(type => OnSamples(grammar, Coverage.Measure(grammar, type)), () => []))
            .OrderBy(diagnostic => diagnostic.At.Line)
            .ThenBy(diagnostic => diagnostic.At.Column)
            .ToSeq()
            .Strict();

    private static IEnumerable<Diagnostic> OnSamples(Grammar grammar, Coverage coverage) =>
        UntakenAlternatives.Find(grammar, coverage).Concat(CostlyDerivations.Of(grammar, coverage));
}
