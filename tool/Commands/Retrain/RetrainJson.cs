using System.Text.Json.Serialization;

namespace Nas.Tool.Commands.Retrain;

/// <summary>What these commands print with <c>--json</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RetrainingReport))]
internal sealed partial class RetrainJson : JsonSerializerContext;
