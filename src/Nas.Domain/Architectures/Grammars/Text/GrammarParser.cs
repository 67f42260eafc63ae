using System.Collections.Immutable;
using System.Globalization;
using LanguageExt;
using Nas.Domain.Text;
using static LanguageExt.Prelude;

namespace Nas.Domain.Architectures.Grammars.Text;

/// <summary>Reads <c>setting value</c> lines, then <c>name = [weight] term | …</c> rules; after an error it goes on with the next
/// rule.</summary>
internal static class GrammarParser
{
    /// <summary>Most alternatives of a whole grammar: far beyond what a person writes, well within what a machine checks at once.</summary>
    private const int MaxAlternatives = 4096;

    private const int MaxSettings = 64;
    private const int MaxErrors = 50;

    /// <summary>The text as written; the left side says that it is beyond what may be read at all.</summary>
    public static Either<Seq<Diagnostic>, GrammarSyntax> Parse(string text)
    {
        var (settings, start) = Settings(TermParser.Tokens(text));
        var ((rules, errors), rest) = Rules(start);
        return rest is { IsRefused: true, Error: { } refusal } ? Left(Seq1(refusal)) : Right(new GrammarSyntax(settings, rules, errors));
    }

    private static Parsed<ImmutableArray<SettingSyntax>> Settings(Tokens tokens)
    {
        var settings = ImmutableArray.CreateBuilder<SettingSyntax>();
        while (AtTwoWords(tokens))
        {
            var at = tokens.At;
            if (settings.Count == MaxSettings)
            {
                return new([], tokens.Refuse($"more than {MaxSettings} settings"));
            }

            (var name, tokens) = tokens.Word("a setting");
            (var value, tokens) = tokens.Word("a value");
            settings.Add(new(name, value, at));
        }

        return new(settings.DrainToImmutable(), tokens);
    }

    private static Parsed<(ImmutableArray<RuleSyntax> Rules, ImmutableArray<Diagnostic> Errors)> Rules(Tokens tokens)
    {
        var (rules, errors, alternatives) = (ImmutableArray.CreateBuilder<RuleSyntax>(), ImmutableArray.CreateBuilder<Diagnostic>(), 0);
        while (tokens.Kind != TokenKind.End)
        {
            var (rule, rest) = Rule(tokens, MaxAlternatives - alternatives);
            if (rest.IsRefused)
            {
                return new(default, rest);
            }

            if (rest.Error is { } error)
            {
                errors.Add(error);
                rest = rest.Resume;
                if (!AtRule(rest) && tokens.Kind == TokenKind.Word)
                {
                    rules.Add(StandIn(tokens));
                }

                rest = SkipToRule(rest.Kind == TokenKind.Unreadable ? rest.Next : rest, errors);
            }
            else
            {
                rules.Add(rule);
                alternatives += rule.Alternatives.Length;
            }

            tokens =
                errors.Count <= MaxErrors
                    ? rest
                    : rest.Refuse($"more than {MaxErrors} syntax errors; this is no grammar (the first is at {errors[0]})", errors[^1].At);
        }

        return new((rules.DrainToImmutable(), errors.DrainToImmutable()), tokens);
    }

    /// <summary>What a rule that cannot be read is to the others.</summary>
    private static RuleSyntax StandIn(Tokens name) => new(name.Text, [new("", new("identity", [], null, name.At), name.At)], name.At);

    private static Parsed<RuleSyntax> Rule(Tokens tokens, int maxAlternatives)
    {
        var at = tokens.At;
        (var name, tokens) = tokens.Word("a rule such as 'module = …'");
        var alternatives = ImmutableArray.CreateBuilder<AlternativeSyntax>();
        tokens = tokens.Is('=') ? tokens : tokens.Miss("'='");
        do
        {
            var start =
                alternatives.Count < maxAlternatives
                    ? tokens.Next
                    : tokens.Next.Refuse($"more than {MaxAlternatives} alternatives in one grammar");
            (var alternative, tokens) = Alternative(start);
            alternatives.Add(alternative);
        } while (tokens.Is('|'));
        return new(new(name, alternatives.DrainToImmutable(), at), AtRule(tokens) ? tokens : tokens.End("'|' or the next rule"));
    }

    private static Parsed<AlternativeSyntax> Alternative(Tokens tokens)
    {
        var at = tokens.At;
        (var weight, tokens) = AtWeight(tokens) ? tokens.Word("a weight") : new("", tokens);
        (var term, tokens) = TermParser.Term(tokens);
        return new(new(weight, term, at), tokens);
    }

    /// <summary>The start of a rule.</summary>
    private static bool AtRule(Tokens tokens) => tokens.Kind == TokenKind.Word && tokens.Next.Is('=');

    /// <summary>A setting, or a weight and what it weighs.</summary>
    private static bool AtTwoWords(Tokens tokens) => tokens.Kind == TokenKind.Word && tokens.Next.Kind == TokenKind.Word;

    /// <summary>Names start with a letter, numbers do not; <c>NaN</c> and <c>Infinity</c> are told apart by what follows.</summary>
    private static bool AtWeight(Tokens tokens) =>
        tokens.Kind == TokenKind.Word
        && (
            !char.IsAsciiLetter(tokens.First)
            || (AtTwoWords(tokens) && double.TryParse(tokens.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
        );

    private static Tokens SkipToRule(Tokens tokens, ImmutableArray<Diagnostic>.Builder errors)
    {
        for (; tokens.Kind != TokenKind.End && !AtRule(tokens) && errors.Count <= MaxErrors; tokens = tokens.Next)
        {
            if (tokens.Kind == TokenKind.Unreadable)
            {
                errors.Add(Diagnostic.Error(tokens.At, tokens.Objection));
            }
        }

        return tokens;
    }
}
