using System.Collections.Immutable;
using Nas.Domain.Syntax;

namespace Nas.Domain.Grammars;

/// <summary>Reads <c>setting value</c> lines, then <c>name = [weight] term | …</c> rules.</summary>
internal sealed class GrammarParser(string text)
{
    /// <summary>Most alternatives of a whole grammar: far beyond what a person writes, well within what a machine checks at once.</summary>
    public const int MostAlternatives = 4096;

    private readonly TermParser _parser = new(text);
    private int _alternatives;

    public GrammarSyntax Parse()
    {
        var settings = ImmutableArray.CreateBuilder<SettingSyntax>();
        while (_parser.AtTwoWords)
        {
            var name = _parser.Take(TokenKind.Word, "a setting");
            settings.Add(new(name.Text, _parser.Take(TokenKind.Word, "a value").Text, name.At));
        }

        var rules = ImmutableArray.CreateBuilder<RuleSyntax>();
        while (_parser.Current.Kind != TokenKind.End)
        {
            rules.Add(Rule());
        }

        return new(settings.DrainToImmutable(), rules.DrainToImmutable());
    }

    private static bool IsNumeric(string word) => char.IsAsciiDigit(word[0]) || word[0] is '-' or '.';

    private RuleSyntax Rule()
    {
        var name = _parser.Take(TokenKind.Word, "a rule such as 'module = …'");
        _parser.Take(TokenKind.Equals, "'='");
        var alternatives = ImmutableArray.CreateBuilder<AlternativeSyntax>();
        do
        {
            alternatives.Add(Alternative());
        }
        while (_parser.TryTake(TokenKind.Bar));

        return _parser.AtRule || _parser.Current.Kind == TokenKind.End
            ? new(name.Text, alternatives.DrainToImmutable(), name.At)
            : throw TermParser.Unexpected(_parser.Current, "'|' or the next rule");
    }

    private AlternativeSyntax Alternative()
    {
        var at = _parser.Current.At;
        if (++_alternatives > MostAlternatives)
        {
            throw new SyntaxException(Diagnostic.Error(at, $"more than {MostAlternatives} alternatives in one grammar"));
        }

        var weighted = _parser.Current is { Kind: TokenKind.Word } word && IsNumeric(word.Text);
        var weight = weighted ? _parser.Take(TokenKind.Word, "").Text : "";
        return new(weight, _parser.Term(), at);
    }
}
