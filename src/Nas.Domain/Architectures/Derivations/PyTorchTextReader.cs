using System.Collections.Immutable;
using System.Globalization;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Nas.Domain.Architectures.Derivations;

/// <summary>Reads a text of <see cref="PyTorchText"/>, or the whole network around it, and writes the same architecture as
/// <see cref="ArchitectureText"/> does.</summary>
internal static class PyTorchTextReader
{
    private const int MaxDepth = 500;

    /// <summary>The architecture, or what is wrong and where.</summary>
    public static Either<string, string> Read(string text) =>
        from read in Object(text, 0, 0)
        from end in PublishedSyntax.SkipBlanks(text, read.End) == text.Length
            ? Right<string, Unit>(unit)
            : Left(PublishedSyntax.Expected(text, PublishedSyntax.SkipBlanks(text, read.End), "the end"))
        from written in Written(read.Found.Find("backbone").IfNone(read.Found))
        select written;

    private static Either<string, string> Written(Printed module) =>
        module.Name switch
        {
            "SequentialModule" => Call("sequence", module, "first_fn", "second_fn"),
            "RoutingModule" => Call("route", module, "prerouting_fn", "inner_fn", "postrouting_fn"),
            "ComputationModule" => Call("compute", module, "computation_fn"),
            "BranchingModule" => Branching(module),
            "CloneTensor" => Call("clone", module.Number("n")),
            "GroupDim" => Call("group", module.Number("splits"), module.Number("dim")),
            "AddTensors" => Right<string, string>("add"),
            "CatTensors" => Call("cat", module.Number("dim")),
            "DotProduct" => module.Value("scaled").Map(value => value == "True" ? "scaled_dot_product" : "dot_product"),
            "Identity" => Right<string, string>("identity"),
            "Permute" => module.Value("dims").Bind(dims => Call("permute", [.. Numbers(dims).Skip(1).Select(Right<string, string>)])),
            "Im2Col" => Call("im2col", module.Number("kernel_size"), module.Number("stride"), module.Number("padding")),
            "Col2Im" => Right<string, string>("col2im"),
            "EinLinear" => Call("linear", module.Child("fn").Bind(inner => inner.Number("out_features"))),
            "EinNorm" => Right<string, string>("norm"),
            "ReLU" => Right<string, string>("leakyrelu"),
            "Softmax" => Right<string, string>("softmax"),
            "LearnablePositionalEncoding" => Right<string, string>("learnable_positional_encoding"),
            var other => Left<string, string>($"there is no module {other}"),
        };

    private static Either<string, string> Branching(Printed module) =>
        from split in module.Child("branching_fn").Bind(Written)
        from branches in module.Child("inner_fn").Bind(list => list.Children.Map(Branch).Sequence())
        from merge in module.Child("aggregation_fn").Bind(Written)
        select $"branch({split}, {string.Join(", ", branches)}, {merge})";

    /// <summary>Of two equal branches both are written, of more the one that they are copies of.</summary>
    private static Either<string, string> Branch((string Name, int Count, Printed Value) branch) =>
        Written(branch.Value)
            .Map(text =>
                branch.Count == 1 ? text
                : branch.Count == 2 ? $"{text}, {text}"
                : string.Create(CultureInfo.InvariantCulture, $"{branch.Count}*{text}")
            );

    private static Either<string, string> Call(string name, Printed module, params string[] fields) =>
        Call(name, [.. fields.Select(field => module.Child(field).Bind(Written))]);

    private static Either<string, string> Call(string name, params Either<string, string>[] parts) =>
        parts.Sequence().Map(texts => $"{name}({string.Join(", ", texts)})");

    private static IEnumerable<string> Numbers(string text) => text.Trim('(', ')', '[', ']').Split(',', StringSplitOptions.TrimEntries);

    private static Either<string, (Printed Found, int End)> Object(string text, int from, int depth)
    {
        var start = PublishedSyntax.SkipBlanks(text, from);
        var open = start;
        while (open < text.Length && (char.IsAsciiLetterOrDigit(text[open]) || text[open] == '_'))
        {
            open++;
        }

        if (depth > MaxDepth)
        {
            return string.Create(CultureInfo.InvariantCulture, $"at character {start + 1}: modules are nested more than {MaxDepth} times");
        }

        if (open == start || open == text.Length || text[open] != '(')
        {
            return PublishedSyntax.Expected(text, open, open == start ? "a name" : "(");
        }

        var name = text[start..open];
        var first = PublishedSyntax.SkipBlanks(text, open + 1);
        return first < text.Length && text[first] == '('
            ? Children(text, first, depth).Map(read => (new Printed(name, "", read.Found), read.End))
            : Arguments(text, first).Map(read => (new Printed(name, read.Found, []), read.End));
    }

    /// <summary>Fields such as <c>(fn): Linear(…)</c> or <c>(0-3): 4 x ReLU()</c>, up to the bracket that ends the module.</summary>
    private static Either<string, (ImmutableArray<(string Name, int Count, Printed Value)> Found, int End)> Children(
        string text,
        int from,
        int depth
    )
    {
        var children = ImmutableArray.CreateBuilder<(string Name, int Count, Printed Value)>();
        var at = from;
        while (at < text.Length && text[at] == '(')
        {
            var close = text.IndexOf(')', at);
            if (close < 0 || close + 1 == text.Length || text[close + 1] != ':')
            {
                return PublishedSyntax.Expected(text, close < 0 ? text.Length : close + 1, "the name of a field and a colon");
            }

            var (count, value) = Count(text, PublishedSyntax.SkipBlanks(text, close + 2));
            var read = Object(text, value, depth + 1);
            if (read.Case is not (Printed found, int end))
            {
                return read.Map(_ => (children.ToImmutable(), at));
            }

            children.Add((text[(at + 1)..close], count, found));
            at = PublishedSyntax.SkipBlanks(text, end);
        }

        return at < text.Length && text[at] == ')' ? (children.ToImmutable(), at + 1) : PublishedSyntax.Expected(text, at, "a field or )");
    }

    /// <summary>How often a module is repeated, and where it begins.</summary>
    private static (int Count, int At) Count(string text, int from)
    {
        var end = from;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return
            int.TryParse(text.AsSpan(from, end - from), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && text.AsSpan(end).StartsWith(" x ", StringComparison.Ordinal)
            ? (count, end + 3)
            : (1, from);
    }

    /// <summary>What stands between the brackets, which may hold others.</summary>
    private static Either<string, (string Found, int End)> Arguments(string text, int from)
    {
        var open = 1;
        for (var at = from; at < text.Length; at++)
        {
            open += text[at] switch
            {
                '(' => 1,
                ')' => -1,
                _ => 0,
            };
            if (open == 0)
            {
                return (text[from..at], at + 1);
            }
        }

        return PublishedSyntax.Expected(text, text.Length, ")");
    }

    /// <summary>A printed module.</summary>
    /// <param name="Name">The class.</param>
    /// <param name="Arguments">What it says of itself, such as <c>n=2</c>.</param>
    /// <param name="Children">Its fields.</param>
    private sealed record Printed(string Name, string Arguments, ValueArray<(string Name, int Count, Printed Value)> Children)
    {
        public Option<Printed> Find(string field) => Children.AsEnumerable().Find(child => child.Name == field).Map(child => child.Value);

        public Either<string, Printed> Child(string field) => Find(field).ToEither($"{Name} has no {field}");

        /// <summary>The value of an argument, up to the comma that ends it.</summary>
        public Either<string, string> Value(string argument)
        {
            var start = Arguments.IndexOf($"{argument}=", StringComparison.Ordinal);
            if (start < 0)
            {
                return Left<string, string>($"{Name} has no {argument}");
            }

            var value = Arguments[(start + argument.Length + 1)..];
            var end = value.IndexOfAny(value.Length > 0 && value[0] is '(' or '[' ? [')', ']'] : [',']);
            return Right<string, string>(end < 0 ? value : value[..end]);
        }

        /// <summary>The number of an argument, or the first of several.</summary>
        public Either<string, string> Number(string argument) => Value(argument).Map(value => Numbers(value).First());
    }
}
