using System.Text.Json.Serialization;

namespace Nas.Tool.Commands.Grammars;

/// <summary>What these commands print with <c>--json</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(GrammarReport))]
[JsonSerializable(typeof(SampledArchitecture))]
internal sealed partial class GrammarsJson : JsonSerializerContext;
