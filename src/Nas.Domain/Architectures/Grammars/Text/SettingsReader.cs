using System.Collections.Immutable;
using System.Globalization;
using LanguageExt;
using Nas.Domain.Text;
using static LanguageExt.Prelude;

namespace Nas.Domain.Architectures.Grammars.Text;

/// <summary>Reads the <c>setting value</c> lines at the top of a grammar.</summary>
internal static class SettingsReader
{
    private static readonly ImmutableArray<string> Names = ["grammar", "depth", "nodes", "steps", "fold", "start"];

    /// <summary>What the lines say, and the line that names the start, if one does.</summary>
    public static Checked<(string Name, GrammarSettings Settings, SettingSyntax? Start)> Read(ImmutableArray<SettingSyntax> lines) =>
        from known in Checked.Noting(lines, UnknownNames(lines).Concat(Repetitions(lines)))
        from depth in Number(Find(lines, "depth"), 1, GrammarSettings.MaxDepthAllowed)
        from nodes in Number(Find(lines, "nodes"), 1, GrammarSettings.MaxNodesAllowed)
        from steps in Number(Find(lines, "steps"), GrammarSettings.MinSteps, GrammarSettings.MaxStepsAllowed)
        from fold in Fold(Find(lines, "fold"))
        let unset = GrammarSettings.Default
        select (
            Find(lines, "grammar")?.Value ?? "unnamed",
            new GrammarSettings(depth.IfNone(unset.Depth), nodes.IfNone(unset.Nodes), fold, steps),
            Find(lines, "start")
        );

    private static IEnumerable<Diagnostic> UnknownNames(ImmutableArray<SettingSyntax> lines) =>
        from line in lines
        where !Names.Contains(line.Name)
        select Diagnostic.Error(
            line.At,
            $"unknown setting '{line.Name}'{DidYouMean.Among(Names, line.Name)} (settings are {string.Join(", ", Names)}; a rule needs '=')"
        );

    private static IEnumerable<Diagnostic> Repetitions(ImmutableArray<SettingSyntax> lines) =>
        lines
            .GroupBy(line => line.Name, StringComparer.Ordinal)
            .SelectMany(group => group.Skip(1))
            .Select(again => Diagnostic.Error(again.At, $"'{again.Name}' is set twice"));

    private static SettingSyntax? Find(ImmutableArray<SettingSyntax> lines, string name) => lines.FirstOrDefault(line => line.Name == name);

    private static Checked<Option<int>> Number(SettingSyntax? line, int min, int max) =>
        line is null ? Checked.Right(Option<int>.None)
        : int.TryParse(line.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max
            ? Checked.Right(Some(number))
        : Checked.Wrong(Option<int>.None, line.At, $"'{line.Name}' is a whole number from {min} to {max}, not '{line.Value}'");

    private static Checked<FoldScope> Fold(SettingSyntax? line) =>
        line?.Value switch
        {
            null or "path" => Checked.Right(FoldScope.Path),
            "partner" => Checked.Right(FoldScope.Partner),
            _ => Checked.Wrong(FoldScope.Path, line.At, $"'fold' is 'path' or 'partner', not '{line.Value}'"),
        };
}
