using System.Globalization;
using Nas.Domain.Text;

namespace Nas.Domain.Architectures.Grammars.Checks;

/// <summary>Grammars whose derivations take most of the steps that they may take, so that some are given up.</summary>
internal static class CostlyDerivations
{
    public static IEnumerable<Diagnostic> Of(Grammar grammar, Coverage coverage) =>
        coverage.MaxSteps > grammar.Settings.MaxSteps / 2
            ?
            [
                Diagnostic.Warning(
                    grammar.Rules[grammar.Start].At,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"of {coverage.Tried} derivations for the input {coverage.Input} one took {Math.Min(coverage.MaxSteps, grammar.Settings.MaxSteps)} of the {grammar.Settings.MaxSteps} steps allowed; beyond them it is given up: offer alternatives that fit more often, or raise 'steps'"
                    )
                ),
            ]
            : [];
}
