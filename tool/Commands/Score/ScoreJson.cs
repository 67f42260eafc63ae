using System.Text.Json.Serialization;

namespace Nas.Tool.Commands.Score;

/// <summary>What these commands print with <c>--json</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ProxyScoreFacts))]
internal sealed partial class ScoreJson : JsonSerializerContext;
