using System.Collections.Immutable;

namespace Nas.Domain.Text;

/// <summary>Reads terms, the form that grammars and architectures share.</summary>
internal static class TermParser
{
    /// <summary>Deepest nesting a text may have. Recursion over terms and derivations relies on it: a stack overflow cannot be
    /// caught.</summary>
    public const int MaxNesting = 600;

    /// <summary>Most terms of a text, parameters included: several times those of the largest derivation that a grammar may
    /// allow.</summary>
    private const int MaxTerms = 500_000;

    /// <summary>The longest text is a hundred times what the largest derivation prints, and read within a second.</summary>
    private static Lexicon Lexicon { get; } = new(Signs: "(),|=*", WordMarks: "_-./!", MaxText: 1 << 23, MaxWord: 200, HasNumbers: false);

    /// <summary>The tokens of a text that is made of terms.</summary>
    public static Tokens Tokens(string text) => Text.Tokens.Of(text, Lexicon);

    /// <summary>Reads <c>[prefix*]head[(child, child, …)]</c>.</summary>
    public static Parsed<Term> Term(Tokens tokens, int nesting = 0)
    {
        var at = tokens.At;
        tokens =
            nesting > MaxNesting ? tokens.Fail($"nested more than {MaxNesting} deep")
            : tokens.Terms == MaxTerms ? tokens.Refuse($"more than {MaxTerms} names in one text")
            : tokens with { Terms = tokens.Terms + 1 };
        string? prefix = null;
        if (tokens.Is('*'))
        {
            (prefix, tokens) = ("", tokens.Next);
        }

        (var head, tokens) = tokens.Word("a name");
        if (prefix is null && tokens.Is('*'))
        {
            prefix = head;
            (head, tokens) = tokens.Next.Word("a name");
        }

        (var children, tokens) = Children(tokens, nesting);
        return new(new(head, children, prefix, at), tokens);
    }

    private static Parsed<ImmutableArray<Term>> Children(Tokens tokens, int nesting)
    {
        if (!tokens.Is('('))
        {
            return new([], tokens);
        }

        var children = ImmutableArray.CreateBuilder<Term>();
        do
        {
            (var child, tokens) = Term(tokens.Next, nesting + 1);
            children.Add(child);
        } while (tokens.Is(','));
        return new(children.DrainToImmutable(), tokens.Sign(')', "',' or ')'"));
    }
}
