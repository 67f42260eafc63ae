using LanguageExt;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Tensors;
using static LanguageExt.Prelude;

namespace Nas.Domain.Architectures.Grammars.Checks;

/// <summary>Statistics of sampled derivations for one input type; deterministic for a grammar and an input.</summary>
/// <param name="Input">The input type.</param>
/// <param name="Tried">Derivations begun.</param>
/// <param name="Completed">Those of them that could be completed.</param>
/// <param name="Distinct">Different architectures among the completed.</param>
/// <param name="Nodes">Their nodes, a copied module counted once; none when nothing was completed.</param>
/// <param name="Heights">Their levels below the root; none when nothing was completed.</param>
public sealed record SampledFacts(TensorType Input, int Tried, int Completed, int Distinct, Option<Spread> Nodes, Option<Spread> Heights)
{
    internal static SampledFacts Summarise(Coverage coverage) =>
        new(
            coverage.Input,
            coverage.Tried,
            coverage.Derivations.Length,
            coverage.Derivations.Select(ArchitectureText.Print).Distinct(StringComparer.Ordinal).Count(),
            SpreadOf(coverage, derivation => derivation.Nodes),
            SpreadOf(coverage, derivation => derivation.Height)
        );

    private static Option<Spread> SpreadOf(Coverage coverage, Func<Derivation, int> measure) =>
        coverage.Derivations.IsEmpty ? None : Some(Spread.Measure(coverage.Derivations.Select(measure)));
}
