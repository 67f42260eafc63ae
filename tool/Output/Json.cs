using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Nas.Tool.Output;

/// <summary>What <c>--json</c> prints; docs/reference/cli.md lists the fields.</summary>
internal static class Json
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One object on one line, without the line's end.</summary>
    /// <param name="value">The object.</param>
    /// <param name="type">Its shape, compiled rather than reflected over: starting up stays quick.</param>
    public static string Line<T>(T value, JsonTypeInfo<T> type)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes, Options))
        {
            JsonSerializer.Serialize(writer, value, type);
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
