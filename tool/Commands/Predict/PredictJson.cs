using System.Text.Json.Serialization;

namespace Nas.Tool.Commands.Predict;

/// <summary>What these commands print with <c>--json</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Prediction))]
internal sealed partial class PredictJson : JsonSerializerContext;
