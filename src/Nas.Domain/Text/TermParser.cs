using System.Collections.Immutable;

namespace Nas.Domain.Text;

/// <summary>Recursive descent over tokens: terms, and the one token of look-ahead that the grammar parser shares.</summary>
internal sealed class TermParser
{
    /// <summary>Deepest nesting a text may have. Recursion over terms and derivations relies on it: a stack overflow cannot be caught.</summary>
    public const int DeepestNesting = 600;

    /// <summary>Most terms of a text, parameters included: several times those of the largest derivation that a grammar may allow.</summary>
    private const int MostTerms = 500_000;

    private readonly Lexer _lexer;
    private Token _afterCurrent;
    private int _terms;

    public TermParser(string text)
    {
        _lexer = new(text);
        Current = _lexer.Next();
        _afterCurrent = _lexer.Next();
    }

    /// <summary>The token to be read next.</summary>
    public Token Current { get; private set; }

    /// <summary>Whether the next two tokens are a word and an equals sign: the start of a rule.</summary>
    public bool AtRule => Current.Kind == TokenKind.Word && _afterCurrent.Kind == TokenKind.Equals;

    /// <summary>Whether the next two tokens are words: a setting, or a weight and what it weighs.</summary>
    public bool AtTwoWords => Current.Kind == TokenKind.Word && _afterCurrent.Kind == TokenKind.Word;

    public static SyntaxException Unexpected(Token token, string wanted) =>
        new(Diagnostic.Error(token.At, $"expected {wanted}, found {token.Quoted}"));

    public Token Take(TokenKind kind, string wanted)
    {
        var token = Current;
        if (token.Kind != kind)
        {
            throw Unexpected(token, wanted);
        }

        (Current, _afterCurrent) = (_afterCurrent, _afterCurrent.Kind == TokenKind.End ? _afterCurrent : _lexer.Next());
        return token;
    }

    public bool TryTake(TokenKind kind)
    {
        if (Current.Kind != kind)
        {
            return false;
        }

        Take(kind, "");
        return true;
    }

    public Term Term(int nesting = 0)
    {
        var at = Current.At;
        if (++_terms > MostTerms)
        {
            throw SyntaxException.Fatal(at, $"more than {MostTerms} names in one text");
        }

        if (nesting > DeepestNesting)
        {
            throw new SyntaxException(Diagnostic.Error(at, $"nested more than {DeepestNesting} deep"));
        }

        var prefix = Prefix();
        var head = Take(TokenKind.Word, "a name").Text;
        return new(head, Children(nesting), prefix, at);
    }

    private string? Prefix()
    {
        if (TryTake(TokenKind.Star))
        {
            return "";
        }

        if (Current.Kind != TokenKind.Word || _afterCurrent.Kind != TokenKind.Star)
        {
            return null;
        }

        var prefix = Take(TokenKind.Word, "").Text;
        Take(TokenKind.Star, "");
        return prefix;
    }

    private ImmutableArray<Term> Children(int nesting)
    {
        if (!TryTake(TokenKind.Open))
        {
            return [];
        }

        var children = ImmutableArray.CreateBuilder<Term>();
        do
        {
            children.Add(Term(nesting + 1));
        }
        while (TryTake(TokenKind.Comma));
        Take(TokenKind.Close, "',' or ')'");
        return children.DrainToImmutable();
    }
}
