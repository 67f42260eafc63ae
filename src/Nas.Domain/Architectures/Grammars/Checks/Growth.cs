using LanguageExt;
using static LanguageExt.Prelude;

namespace Nas.Domain.Architectures.Grammars.Checks;

/// <summary>How derivations grow on average, by the grammar's weights alone: shape rules and bounds are left out.</summary>
/// <param name="SpectralRadius">Asymptotic growth factor of the number of nonterminals per generation; below 1, derivations end by
/// themselves.</param>
/// <param name="MeanNodes">Expected nodes of a derivation; none when the expectation is infinite.</param>
public readonly record struct Growth(double SpectralRadius, Option<double> MeanNodes)
{
    internal static Option<Growth> Measure(Grammar grammar, bool countCopies) =>
        MeanMatrix.Build(grammar, countCopies) is { } means
            ? Some(new Growth(means.SpectralRadius(), means.MeanNodes() is { } nodes ? Some(nodes) : None))
            : None;
}
