using System.Text.Json.Serialization;

namespace Nas.Tool.Commands.Predict;

/// <summary>What these commands print with <c>--json</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ClassPrediction))]
[JsonSerializable(typeof(NumberPrediction))]
internal sealed partial class PredictJson : JsonSerializerContext;
