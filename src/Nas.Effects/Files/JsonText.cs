using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using LanguageExt;
using Nas.Domain.Codecs;

namespace Nas.Effects.Files;

/// <summary>JSON. Numbers that it does not have are written as words.</summary>
public static class JsonText
{
    private const int MaxDepth = 32;

    /// <summary>The value as JSON on one line.</summary>
    public static string Print(Node node) => Print(node, default);

    /// <summary>The value as JSON for people, which no page embeds.</summary>
    public static string PrintIndented(Node node) =>
        Print(
            node,
            new()
            {
                Indented = true,
                NewLine = "\n",
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            }
        );

    /// <summary>The value of a text, or what is wrong with the text.</summary>
    public static Validation<Mistake, Node> Parse(string text) => Parse(Encoding.UTF8.GetBytes(text));

    /// <summary>The same for UTF-8.</summary>
    public static Validation<Mistake, Node> Parse(ReadOnlySpan<byte> text)
    {
        try
        {
            var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = MaxDepth });
            reader.Read();
            var node = Value(ref reader);
            reader.Read(); // Throws where more than white space follows.
            return node;
        }
        catch (Exception cause) when (cause is JsonException or InvalidOperationException)
        {
            // An escape that stands for half a character surfaces as InvalidOperationException.
            return new Mistake("", null, $"is no JSON: {cause.Message.TrimEnd('.')}");
        }
    }

    private static Node Value(ref Utf8JsonReader reader) =>
        reader.TokenType switch
        {
            JsonTokenType.StartObject => Map(ref reader),
            JsonTokenType.StartArray => List(ref reader),
            JsonTokenType.String => new Node.Text(reader.GetString()!),
            JsonTokenType.Number => new Node.Number(Encoding.UTF8.GetString(reader.ValueSpan)),
            JsonTokenType.True => new Node.Bool(true),
            JsonTokenType.False => new Node.Bool(false),
            _ => new Node.Null(),
        };

    private static Node.List List(ref Utf8JsonReader reader)
    {
        var items = new List<Node>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(Value(ref reader));
        }

        return new(new Arr<Node>(items));
    }

    private static Node.Map Map(ref Utf8JsonReader reader)
    {
        var entries = new List<Entry>(16);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            reader.Read();
            entries.Add(new(name, Value(ref reader)));
        }

        return new(new Arr<Entry>(entries));
    }

    private static string Print(Node node, JsonWriterOptions options)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes, options))
        {
            Write(writer, node);
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, Node node)
    {
        switch (node)
        {
            case Node.Null:
                writer.WriteNullValue();
                break;
            case Node.Bool flag:
                writer.WriteBooleanValue(flag.Value);
                break;
            case Node.Number { Digits: "NaN" or "Infinity" or "-Infinity" } number:
                writer.WriteStringValue(number.Digits);
                break;
            case Node.Number number:
                writer.WriteRawValue(number.Digits, skipInputValidation: true);
                break;
            case Node.Text text:
                writer.WriteStringValue(text.Value);
                break;
            case Node.Word word:
                writer.WriteStringValue(word.Value);
                break;
            case Node.List list:
                writer.WriteStartArray();
                list.Items.Iter(item => Write(writer, item));
                writer.WriteEndArray();
                break;
            case Node.Map map:
                writer.WriteStartObject();
                foreach (var entry in map.Entries)
                {
                    writer.WritePropertyName(entry.Name);
                    Write(writer, entry.Value);
                }

                writer.WriteEndObject();
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(node));
        }
    }
}
