using System.Text.Json.Serialization;

namespace Nas.Tool.Commands.Evaluate;

/// <summary>What this command prints with <c>--json</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(EvaluationReport))]
[JsonSerializable(typeof(NumberReport))]
[JsonSerializable(typeof(LabelReport))]
[JsonSerializable(typeof(MapReport))]
[JsonSerializable(typeof(MaskReport))]
internal sealed partial class EvaluateJson : JsonSerializerContext;
