using System.Collections.Immutable;
using System.Globalization;
using Nas.Domain.Text;

namespace Nas.Domain.Architectures.Grammars.Text;

/// <summary>Reads the <c>setting value</c> lines at the top of a grammar.</summary>
internal static class SettingsReader
{
    private static readonly ImmutableArray<string> Names = ["grammar", "depth", "nodes", "fold", "start"];

    /// <summary>What the lines say, and the line that names the start, if one does.</summary>
    public static Checked<(string Name, GrammarSettings Settings, SettingSyntax? Start)> Read(ImmutableArray<SettingSyntax> lines) =>
        from known in Checked.Noting(lines, UnknownNames(lines).Concat(Repetitions(lines)))
        from depth in Number(Find(lines, "depth"), GrammarSettings.Default.Depth, GrammarSettings.DeepestAllowed)
        from nodes in Number(Find(lines, "nodes"), GrammarSettings.Default.Nodes, GrammarSettings.MostNodesAllowed)
        from fold in Fold(Find(lines, "fold"))
        select (Find(lines, "grammar")?.Value ?? "unnamed", new GrammarSettings(depth, nodes, fold), Find(lines, "start"));

    private static IEnumerable<Diagnostic> UnknownNames(ImmutableArray<SettingSyntax> lines) =>
        from line in lines
        where !Names.Contains(line.Name)
        select Diagnostic.Error(line.At, $"unknown setting '{line.Name}'{DidYouMean.Among(Names, line.Name)} (settings are {string.Join(", ", Names)}; a rule needs '=')");

    private static IEnumerable<Diagnostic> Repetitions(ImmutableArray<SettingSyntax> lines) => lines
        .GroupBy(line => line.Name, StringComparer.Ordinal)
        .SelectMany(group => group.Skip(1))
        .Select(again => Diagnostic.Error(again.At, $"'{again.Name}' is set twice"));

    private static SettingSyntax? Find(ImmutableArray<SettingSyntax> lines, string name) => lines.FirstOrDefault(line => line.Name == name);

    private static Checked<int> Number(SettingSyntax? line, int unset, int max) =>
        line is null ? Checked.Right(unset)
        : int.TryParse(line.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= max ? Checked.Right(number)
        : Checked.Wrong(unset, line.At, $"'{line.Name}' is a whole number from 1 to {max}, not '{line.Value}'");

    private static Checked<FoldScope> Fold(SettingSyntax? line) => line?.Value switch
    {
        null or "path" => Checked.Right(FoldScope.Path),
        "partner" => Checked.Right(FoldScope.Partner),
        _ => Checked.Wrong(FoldScope.Path, line.At, $"'fold' is 'path' or 'partner', not '{line.Value}'"),
    };
}
