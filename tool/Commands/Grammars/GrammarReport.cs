using System.Text.Json.Serialization;
using LanguageExt;
using Nas.Domain.Architectures.Grammars.Checks;
using Nas.Domain.Text;

namespace Nas.Tool.Commands.Grammars;

/// <summary>The findings about a grammar: the object of <c>grammar check --json</c>.</summary>
/// <param name="Grammar">The file or built-in name.</param>
/// <param name="Errors">Number of errors; if there are any, the grammar cannot be used and the numbers below are null.</param>
/// <param name="Warnings">Number of warnings.</param>
/// <param name="Diagnostics">All errors and warnings, in the order of the text.</param>
/// <param name="Symbols">Nonterminals.</param>
/// <param name="Alternatives">Alternatives of all nonterminals.</param>
/// <param name="Operations">The operations in the grammar.</param>
/// <param name="SpectralRadius">Growth factor of the nonterminals per generation; from 1 on, the expected size is unbounded.</param>
/// <param name="MeanNodes">Expected nodes; null when unbounded.</param>
/// <param name="SpectralRadiusWithCopies">The same with every copy of a shared module counted.</param>
/// <param name="MeanNodesWithCopies">Expected nodes with every copy of a shared module counted; null when unbounded.</param>
/// <param name="Sampled">The results of sampling, if an input was given.</param>
internal sealed record GrammarReport(
    string Grammar,
    int Errors,
    int Warnings,
    IReadOnlyList<GrammarReport.Finding> Diagnostics,
    int? Symbols,
    int? Alternatives,
    IReadOnlyList<string>? Operations,
    double? SpectralRadius,
    double? MeanNodes,
    double? SpectralRadiusWithCopies,
    double? MeanNodesWithCopies,
    GrammarReport.Samples? Sampled
)
{
    /// <summary>The report as text.</summary>
    [JsonIgnore]
    public IEnumerable<string> Lines =>
        [
            .. Diagnostics.Select(found =>
                FormattableString.Invariant($"{Grammar}:{found.Line}:{found.Column}: {found.Severity}: {found.Message}")
            ),
            .. Symbols is null ? [] : Facts,
            FormattableString.Invariant($"{Grammar}: {Errors} errors, {Warnings} warnings"),
        ];

    private IEnumerable<string> Facts =>
        [
            FormattableString.Invariant($"symbols     {Symbols}, {Alternatives} alternatives, {Operations!.Count} operations"),
            .. Growth("growth", SpectralRadius, MeanNodes),
            .. Growth("  copies", SpectralRadiusWithCopies, MeanNodesWithCopies),
            .. Sampled is { } sampled ? sampled.Lines : [],
        ];

    public static GrammarReport Create(string grammar, Seq<Diagnostic> diagnostics, Option<GrammarFacts> facts)
    {
        var findings = diagnostics.Map(Finding.Create).ToList();
        var known = facts.MatchUnsafe<GrammarFacts?>(found => found, () => null);
        return new(
            grammar,
            findings.Count(found => found.Severity == "error"),
            findings.Count(found => found.Severity == "warning"),
            findings,
            known?.Rules,
            known?.Alternatives,
            known is null ? null : [.. known.Operations],
            Radius(known?.Growth),
            Mean(known?.Growth),
            Radius(known?.GrowthWithCopies),
            Mean(known?.GrowthWithCopies),
            known?.Sampled.MatchUnsafe<Samples?>(Samples.Create, () => null)
        );
    }

    private static double? Radius(Option<Growth>? growth) => growth?.MatchUnsafe<double?>(known => known.SpectralRadius, () => null);

    private static double? Mean(Option<Growth>? growth) =>
        growth?.Bind(known => known.MeanNodes).MatchUnsafe<double?>(nodes => nodes, () => null);

    private static IEnumerable<string> Growth(string label, double? radius, double? mean) =>
        radius is null
            ? []
            :
            [
                FormattableString.Invariant(
                    $"{label, -11} spectral radius {radius:0.000}; {(mean is null ? "the expected size is unbounded but for the grammar's own bounds" : FormattableString.Invariant($"{mean:0.0} nodes expected"))}"
                ),
            ];

    /// <summary>An error or a warning.</summary>
    internal sealed record Finding(int Line, int Column, string Severity, string Message)
    {
        public static Finding Create(Diagnostic diagnostic) =>
            new(
                diagnostic.At.Line,
                diagnostic.At.Column,
                diagnostic.Severity == Domain.Text.Severity.Error ? "error" : "warning",
                diagnostic.Message
            );
    }

    /// <summary>Statistics of derivations for one input; deterministic.</summary>
    internal sealed record Samples(
        string Input,
        int Tried,
        int Completed,
        int Distinct,
        double? MeanNodes,
        int? MedianNodes,
        int? LargestNodes
    )
    {
        [JsonIgnore]
        public IEnumerable<string> Lines =>
            [
                FormattableString.Invariant($"samples     {Completed} of {Tried} complete for {Input}, {Distinct} of them distinct"),
                .. MeanNodes is null
                    ? Enumerable.Empty<string>()
                    : [FormattableString.Invariant($"  nodes     mean {MeanNodes:0.0}, median {MedianNodes}, largest {LargestNodes}")],
            ];

        public static Samples Create(SampledFacts facts)
        {
            var nodes = facts.Nodes.MatchUnsafe<Spread?>(spread => spread, () => null);
            return new(facts.Input.ToString(), facts.Tried, facts.Completed, facts.Distinct, nodes?.Mean, nodes?.Median, nodes?.Largest);
        }
    }
}
