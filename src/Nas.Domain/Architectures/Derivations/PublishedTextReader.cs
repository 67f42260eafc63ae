using System.Collections.Immutable;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Nas.Domain.Architectures.Derivations;

/// <summary>Reads one of einspace's texts and writes the same architecture as <see cref="ArchitectureText"/> does.</summary>
internal static class PublishedTextReader
{
    private const int MaxDepth = 500;
    private const string Opening = "([{<";
    private const string Closing = ")]}>";

    /// <summary>The architecture, or what is wrong and where.</summary>
    public static Either<string, string> Read(string text) =>
        Node(text, 0, 0)
            .Bind(read =>
                PublishedSyntax.SkipBlanks(text, read.End) is var end && end == text.Length
                    ? Right<string, string>(read.Written)
                    : Left<string, string>(PublishedSyntax.Expected(text, end, "the end"))
            );

    private static Either<string, (string Written, int End)> Node(string text, int from, int depth)
    {
        var start = PublishedSyntax.SkipBlanks(text, from);
        var end = start;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_'))
        {
            end++;
        }

        var name = text[start..end];
        return name switch
        {
            _ when depth > MaxDepth => $"at character {start + 1}: modules are nested more than {MaxDepth} times",
            "" => PublishedSyntax.Expected(text, start, "a name"),
            "sequential" => Parts(text, end, depth).Map(read => (Call("sequence", read.Parts), read.End)),
            "routing" => Parts(text, end, depth).Map(read => (Call("route", read.Parts), read.End)),
            "computation" => Parts(text, end, depth).Map(read => (Call("compute", read.Parts), read.End)),
            "branching" => from branches in Arguments(text, end)
            from read in Parts(text, branches.End, depth)
            select (Call("branch", WithCopies(branches.Values, read.Parts)), read.End),
            _ => from arguments in Arguments(text, end)
            from past in Shape(text, arguments.End)
            select (Operation(name, arguments.Values), past),
        };
    }

    private static Either<string, (ImmutableArray<string> Parts, int End)> Parts(string text, int from, int depth)
    {
        var at = PublishedSyntax.SkipBlanks(text, from);
        if (at == text.Length || !Opening.Contains(text[at], StringComparison.Ordinal))
        {
            return PublishedSyntax.Expected(text, at, "a bracket");
        }

        var closing = Closing[Opening.IndexOf(text[at], StringComparison.Ordinal)];
        var parts = ImmutableArray.CreateBuilder<string>();
        do
        {
            var part = Node(text, at + 1, depth + 1);
            if (part.Case is not (string written, int end))
            {
                return part.Map(_ => (parts.ToImmutable(), at));
            }

            parts.Add(written);
            at = PublishedSyntax.SkipBlanks(text, end);
        } while (at < text.Length && text[at] == ',');

        return at < text.Length && text[at] == closing
            ? (parts.ToImmutable(), at + 1)
            : PublishedSyntax.Expected(text, at, $"a comma or {closing}");
    }

    /// <summary>What stands in parentheses, separated by commas; nothing where there are none.</summary>
    private static Either<string, (ImmutableArray<string> Values, int End)> Arguments(string text, int from) =>
        from == text.Length || text[from] != '(' ? (ImmutableArray<string>.Empty, from)
        : text.IndexOf(')', from) is var end && end < 0 ? PublishedSyntax.Expected(text, text.Length, "a closing parenthesis")
        : ([.. text[(from + 1)..end].Split(',', StringSplitOptions.TrimEntries)], end + 1);

    /// <summary>The place after a shape, where there is one.</summary>
    private static Either<string, int> Shape(string text, int from) =>
        from == text.Length || text[from] != '{' ? from
        : text.IndexOf('}', from) is var end && end < 0 ? PublishedSyntax.Expected(text, text.Length, "the end of a shape")
        : end + 1;

    /// <summary>One module between split and join stands for as many as there are branches.</summary>
    private static ImmutableArray<string> WithCopies(ImmutableArray<string> branches, ImmutableArray<string> parts) =>
        parts.Length == 3 && branches is [var count] ? parts.SetItem(1, $"{count}*{parts[1]}") : parts;

    private static string Operation(string name, ImmutableArray<string> arguments) =>
        (name, arguments) switch
        {
            ("add", _) => "add",
            ("cat", [_, var axis]) => Call("cat", [axis]),
            ("perm", [_, .. var axes]) => Call("permute", [.. axes]),
            ("dot_product", ["scaled"]) => "scaled_dot_product",
            ("relu", []) => "leakyrelu",
            ("pos_enc", []) => "learnable_positional_encoding",
            (_, []) => name,
            _ => Call(name, arguments),
        };

    private static string Call(string name, ImmutableArray<string> parts) => $"{name}({string.Join(", ", parts)})";
}
