using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Nas.Effects.Workers;

/// <summary>Encodes worker messages as lines: compact JSON, unknown fields refused.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(WorkerMessage))]
internal sealed partial class WorkerProtocol : JsonSerializerContext
{
    /// <summary>Maximum length of a line, in bytes.</summary>
    public const int MostBytes = 4 << 20;

    public static void Send(Stream stream, WorkerMessage message)
    {
        stream.Write(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(message, Default.WorkerMessage) + "\n"));
        stream.Flush();
    }

    /// <summary>The message of a line, or null if the line is malformed.</summary>
    public static WorkerMessage? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, Default.WorkerMessage);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
