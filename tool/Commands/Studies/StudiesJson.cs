using System.Text.Json.Serialization;

namespace Nas.Tool.Commands.Studies;

/// <summary>What these commands print with <c>--json</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(MethodFacts))]
[JsonSerializable(typeof(ComparisonFacts))]
internal sealed partial class StudiesJson : JsonSerializerContext;
