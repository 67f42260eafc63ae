using System.Text.Json.Serialization;

namespace Nas.Effects.Runs.Codecs;

/// <summary>How events become JSON: compact, unknown fields refused, non-finite numbers as words and never as JSON numbers.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(EventFields))]
internal sealed partial class EventJson : JsonSerializerContext;
