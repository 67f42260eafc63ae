using System.Collections.Immutable;
using System.Globalization;
using Nas.Domain.Text;

namespace Nas.Domain.Architectures.Grammars.Text;

/// <summary>Reads the <c>setting value</c> lines at the top of a grammar.</summary>
internal static class SettingsReader
{
    private static readonly string[] Names = ["grammar", "depth", "nodes", "fold", "start"];

    public static (string Name, GrammarSettings Settings, SettingSyntax? Start) Read(ImmutableArray<SettingSyntax> lines, List<Diagnostic> errors)
    {
        foreach (var line in lines.Where(line => !Names.Contains(line.Name)))
        {
            errors.Add(Diagnostic.Error(line.At, $"unknown setting '{line.Name}'{DidYouMean.Among(Names, line.Name)} (settings are {string.Join(", ", Names)}; a rule needs '=')"));
        }

        foreach (var twice in lines.GroupBy(line => line.Name, StringComparer.Ordinal).SelectMany(group => group.Skip(1)))
        {
            errors.Add(Diagnostic.Error(twice.At, $"'{twice.Name}' is set twice"));
        }

        var settings = new GrammarSettings(
            Number(lines, "depth", GrammarSettings.Default.Depth, GrammarSettings.DeepestAllowed, errors),
            Number(lines, "nodes", GrammarSettings.Default.Nodes, GrammarSettings.MostNodesAllowed, errors),
            Fold(Find(lines, "fold"), errors));
        return (Find(lines, "grammar")?.Value ?? "unnamed", settings, Find(lines, "start"));
    }

    private static SettingSyntax? Find(ImmutableArray<SettingSyntax> lines, string name) => lines.FirstOrDefault(line => line.Name == name);

    private static int Number(ImmutableArray<SettingSyntax> lines, string name, int unset, int most, List<Diagnostic> errors)
    {
        var line = Find(lines, name);
        if (line is null)
        {
            return unset;
        }

        if (int.TryParse(line.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most)
        {
            return number;
        }

        errors.Add(Diagnostic.Error(line.At, $"'{name}' is a whole number from 1 to {most}, not '{line.Value}'"));
        return unset;
    }

    private static FoldScope Fold(SettingSyntax? line, List<Diagnostic> errors)
    {
        if (line is not null and not { Value: "path" or "partner" })
        {
            errors.Add(Diagnostic.Error(line.At, $"'fold' is 'path' or 'partner', not '{line.Value}'"));
        }

        return line?.Value == "partner" ? FoldScope.Partner : FoldScope.Path;
    }
}
