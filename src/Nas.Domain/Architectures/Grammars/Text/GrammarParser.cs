using System.Collections.Immutable;
using System.Globalization;
using Nas.Domain.Text;

namespace Nas.Domain.Architectures.Grammars.Text;

/// <summary>Reads <c>setting value</c> lines, then <c>name = [weight] term | …</c> rules; after an error it goes on with the next rule.</summary>
internal sealed class GrammarParser(string text)
{
    /// <summary>Most alternatives of a whole grammar: far beyond what a person writes, well within what a machine checks at once.</summary>
    public const int MostAlternatives = 4096;

    private const int MostSettings = 64;
    private const int MostErrors = 50;

    private readonly TermParser _parser = new(text);
    private readonly List<Diagnostic> _errors = [];
    private int _alternatives;

    public GrammarSyntax Parse()
    {
        var settings = Settings();
        var rules = ImmutableArray.CreateBuilder<RuleSyntax>();
        while (_parser.Current.Kind != TokenKind.End)
        {
            var name = _parser.Current;
            try
            {
                rules.Add(Rule());
            }
            catch (SyntaxException e) when (!e.IsFatal)
            {
                Note(e.Diagnostic);
                if (!_parser.AtRule && name.Kind == TokenKind.Word)
                {
                    rules.Add(StandIn(name));
                }

                SkipToRule();
            }
        }

        return new(settings, rules.DrainToImmutable(), [.. _errors]);
    }

    private static RuleSyntax StandIn(Token name) => new(name.Text, [new("", new("identity", [], null, name.At), name.At)], name.At);

    private ImmutableArray<SettingSyntax> Settings()
    {
        var settings = ImmutableArray.CreateBuilder<SettingSyntax>();
        while (_parser.AtTwoWords)
        {
            var name = _parser.Take(TokenKind.Word, "a setting");
            settings.Add(settings.Count < MostSettings
                ? new(name.Text, _parser.Take(TokenKind.Word, "a value").Text, name.At)
                : throw SyntaxException.Fatal(name.At, $"more than {MostSettings} settings"));
        }

        return settings.DrainToImmutable();
    }

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
            throw SyntaxException.Fatal(at, $"more than {MostAlternatives} alternatives in one grammar");
        }

        var weight = AtWeight() ? _parser.Take(TokenKind.Word, "").Text : "";
        return new(weight, _parser.Term(), at);
    }

    /// <summary>Names start with a letter, numbers do not; <c>NaN</c> and <c>Infinity</c> are told apart by what follows.</summary>
    private bool AtWeight() =>
        _parser.Current is { Kind: TokenKind.Word, Text: var word }
        && (!char.IsAsciiLetter(word[0])
            || (_parser.AtTwoWords && double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out _)));

    private void SkipToRule()
    {
        while (!_parser.AtRule && _parser.Current.Kind != TokenKind.End)
        {
            try
            {
                _parser.Take(_parser.Current.Kind, "");
            }
            catch (SyntaxException e) when (!e.IsFatal)
            {
                Note(e.Diagnostic);
            }
        }
    }

    private void Note(Diagnostic error)
    {
        _errors.Add(error);
        if (_errors.Count > MostErrors)
        {
            throw SyntaxException.Fatal(error.At, $"more than {MostErrors} syntax errors; this is no grammar (the first is at {_errors[0]})");
        }
    }
}
