using System.Text.Json.Serialization;

namespace Nas.Tool.Commands.Architectures;

/// <summary>What these commands print with <c>--json</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ArchitectureFacts))]
internal sealed partial class ArchitecturesJson : JsonSerializerContext;
