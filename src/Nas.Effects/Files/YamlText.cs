using LanguageExt;
using Nas.Domain.Codecs;
using Nas.Domain.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using Scalar = YamlDotNet.Core.Events.Scalar;

namespace Nas.Effects.Files;

/// <summary>YAML that people may edit, one document of plain data.</summary>
/// <remarks>Tags, anchors, aliases and a second document are errors, and size and depth are bounded: a file from a
/// stranger can neither name types nor grow in memory.</remarks>
public static class YamlText
{
    private const int MaxCharacters = 4 << 20;
    private const int MaxDepth = 32;

    /// <summary>The value as YAML.</summary>
    public static string Print(Node node)
    {
        using var text = new StringWriter { NewLine = "\n" };
        var emitter = new Emitter(text, EmitterSettings.Default.WithNewLine("\n"));
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart());
        Write(emitter, node);
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return text.ToString();
    }

    /// <summary>The value of a text, or what is wrong with the text; <see cref="Node.Null"/> for a text without a document.</summary>
    public static Validation<Mistake, Node> Parse(string text)
    {
        if (text.Length > MaxCharacters)
        {
            return new Mistake("", null, FormattableString.Invariant($"has {text.Length} characters; at most {MaxCharacters} are read"));
        }

        var parser = new Parser(new StringReader(text));
        try
        {
            return Document(parser);
        }
        catch (YamlException cause)
        {
            return new Mistake("", At(cause.Start), $"cannot be read: {cause.Message.TrimEnd('.')}");
        }
        catch (Exception cause) when (cause is ArgumentException or InvalidOperationException or FormatException)
        {
            // The scanner of YamlDotNet lets some of these out at tags and escapes that are none.
            return new Mistake("", At(parser.Current?.End ?? Mark.Empty), "cannot be read from here on: it is no YAML");
        }
    }

    private static Node Document(Parser parser)
    {
        parser.Consume<StreamStart>();
        if (parser.TryConsume<StreamEnd>(out _))
        {
            return new Node.Null();
        }

        parser.Consume<DocumentStart>();
        var node = Value(parser, 0);
        parser.Consume<DocumentEnd>();
        return parser.Accept<StreamEnd>(out _) ? node : throw Wrong(parser.Current, "something follows the end of the document");
    }

    private static Node Value(Parser parser, int depth)
    {
        var current = parser.Current;
        if (current is AnchorAlias or NodeEvent { Anchor.IsEmpty: false } or NodeEvent { Tag.IsEmpty: false })
        {
            throw Wrong(current, "anchors, aliases and tags are not allowed");
        }

        if (depth > MaxDepth)
        {
            throw Wrong(current, FormattableString.Invariant($"nested more than {MaxDepth} deep"));
        }

        return parser.TryConsume<Scalar>(out var scalar) ? Single(scalar)
            : parser.TryConsume<SequenceStart>(out var list) ? List(parser, At(list.Start), depth)
            : Map(parser, At(parser.Consume<MappingStart>().Start), depth);
    }

    private static Node Single(Scalar scalar) =>
        scalar.Style != ScalarStyle.Plain ? new Node.Text(scalar.Value) { At = At(scalar.Start) }
        : IsNull(scalar.Value) ? new Node.Null { At = At(scalar.Start) }
        : new Node.Word(scalar.Value) { At = At(scalar.Start) };

    private static Node.List List(Parser parser, TextPosition at, int depth)
    {
        var items = new List<Node>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Value(parser, depth + 1));
        }

        return new(new Arr<Node>(items)) { At = at };
    }

    private static Node.Map Map(Parser parser, TextPosition at, int depth)
    {
        var entries = new List<Entry>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = parser.Current;
            var name = Value(parser, depth + 1) switch
            {
                Node.Word word => word.Value,
                Node.Text text => text.Value,
                _ => throw Wrong(key, "a name is plain text"),
            };
            entries.Add(new(name, Value(parser, depth + 1), At(key!.Start)));
        }

        return new(new Arr<Entry>(entries)) { At = at };
    }

    private static void Write(Emitter emitter, Node node)
    {
        switch (node)
        {
            case Node.List list:
                emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, SequenceStyle.Any));
                list.Items.Iter(item => Write(emitter, item));
                emitter.Emit(new SequenceEnd());
                break;
            case Node.Map map:
                emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, isImplicit: true, MappingStyle.Any));
                foreach (var entry in map.Entries)
                {
                    Emit(emitter, entry.Name, ScalarStyle.Any);
                    Write(emitter, entry.Value);
                }

                emitter.Emit(new MappingEnd());
                break;
            case Node.Text text:
                Emit(emitter, text.Value, StyleOf(text));
                break;
            default:
                Emit(emitter, Plain(node), ScalarStyle.Plain);
                break;
        }
    }

    private static ScalarStyle StyleOf(Node.Text text) =>
        text.IsBlock ? ScalarStyle.Literal
        : IsNull(text.Value) ? ScalarStyle.SingleQuoted
        : ScalarStyle.Any;

    private static string Plain(Node node) =>
        node switch
        {
            Node.Null => "null",
            Node.Bool flag => flag.Value ? "true" : "false",
            Node.Number { Digits: "NaN" } => ".nan",
            Node.Number { Digits: "Infinity" } => ".inf",
            Node.Number { Digits: "-Infinity" } => "-.inf",
            Node.Number number => number.Digits,
            Node.Word word => word.Value,
            _ => throw new ArgumentOutOfRangeException(nameof(node)),
        };

    private static void Emit(Emitter emitter, string text, ScalarStyle style) =>
        emitter.Emit(new Scalar(AnchorName.Empty, TagName.Empty, text, style, isPlainImplicit: true, isQuotedImplicit: true));

    private static bool IsNull(string plain) => plain is "" or "~" or "null" or "Null" or "NULL";

    private static TextPosition At(Mark mark) => new((int)mark.Line, (int)mark.Column);

    private static YamlException Wrong(ParsingEvent? at, string what) => new(at?.Start ?? Mark.Empty, at?.End ?? Mark.Empty, what);
}
