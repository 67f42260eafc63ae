using System.Text.Json.Serialization;

namespace Nas.Tool.Commands.Benchmarks;

/// <summary>What these commands print with <c>--json</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CellPredictorFacts))]
[JsonSerializable(typeof(CurveFacts))]
[JsonSerializable(typeof(FrontFacts))]
[JsonSerializable(typeof(StrategyFacts))]
internal sealed partial class BenchmarksJson : JsonSerializerContext;
