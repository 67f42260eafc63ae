using System.Globalization;
using System.Text;
using LanguageExt;
using Nas.Domain.Text;

namespace Nas.Domain.Architectures.Grammars.Text;

/// <summary>The text form of grammars; docs/reference/grammar.md is its reference.</summary>
public static class GrammarText
{
    /// <summary>Reads a grammar; the left side holds every error found, each with its place.</summary>
    public static Either<Seq<Diagnostic>, Grammar> Parse(string text) => GrammarParser.Parse(text).Bind(GrammarBuilder.Build);

    /// <summary>The canonical text: <c>Parse(Print(g))</c> gives the same rules back.</summary>
    public static string Print(Grammar grammar)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"grammar {grammar.Name}\n");
        text.Append(CultureInfo.InvariantCulture, $"depth {grammar.Settings.Depth}\n");
        text.Append(CultureInfo.InvariantCulture, $"nodes {grammar.Settings.Nodes}\n");
        grammar.Settings.Steps.Iter(steps => text.Append(CultureInfo.InvariantCulture, $"steps {steps}\n"));
        text.Append(CultureInfo.InvariantCulture, $"fold {(grammar.Settings.Fold == FoldScope.Partner ? "partner" : "path")}\n");
        text.Append(CultureInfo.InvariantCulture, $"start {grammar.Rules[grammar.Start].Name}\n");
        foreach (var rule in grammar.Rules)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{rule.Name} =\n    ");
            text.AppendJoin("\n  | ", rule.Alternatives.Select(alternative => Print(grammar, alternative)));
            text.Append('\n');
        }

        return text.ToString();
    }

    private static string Print(Grammar grammar, Alternative alternative) =>
        (alternative.Weight.Text.Length > 0 ? alternative.Weight.Text + " " : "") + Print(grammar, alternative.Expression);

    internal static string Print(Grammar grammar, Expression expression) =>
        expression switch
        {
            Expression.Symbol symbol => grammar.Rules[symbol.Index].Name,
            Expression.Terminal terminal => terminal.Operation.Text,
            Expression.Combined combined =>
                $"{combined.Combinator.Text()}({string.Join(", ", combined.Parts.Select((part, i) => Stars(combined, i) + Print(grammar, part)))})",
            _ => throw Closed.Unknown(expression),
        };

    private static string Stars(Expression.Combined combined, int part) =>
        (part, combined.Copies.Kind) switch
        {
            (1, CopyKind.Copied) => $"{combined.Copies.Count}*",
            (1, CopyKind.ByFanOut) => "*",
            _ => "",
        };
}
