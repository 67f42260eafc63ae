using System.Text.Json.Serialization;
using Nas.Tool.Rendering;

namespace Nas.Tool.Commands.Surrogates;

/// <summary>What these commands print with <c>--json</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ContinualFacts))]
[JsonSerializable(typeof(ImportanceFacts))]
[JsonSerializable(typeof(PredictorFacts))]
[JsonSerializable(typeof(TransferFacts))]
internal sealed partial class SurrogatesJson : JsonSerializerContext;
