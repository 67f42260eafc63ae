using System.Globalization;
using Nas.Domain.Text;

namespace Nas.Domain.Architectures.Grammars.Checks;

/// <summary>Finds grammars whose derivations end only because depth and nodes are bounded.</summary>
internal static class EndlessGrowth
{
    public static IEnumerable<Diagnostic> Find(Grammar grammar)
    {
        var growth = Growth.Measure(grammar, countCopies: false);
        return growth
            .Filter(found => found.MeanNodes.IsNone)
            .Select(found =>
                Diagnostic.Warning(
                    grammar.Rules[grammar.Start].At,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"without the bounds a derivation grows for ever on average (spectral radius {found.SpectralRadius:0.####}); give more weight to alternatives that end"
                    )
                )
            );
    }
}
