using System.Text.Json.Serialization;

namespace Nas.Tool.Commands.Archives;

/// <summary>What these commands print with <c>--json</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ArchiveFacts))]
internal sealed partial class ArchivesJson : JsonSerializerContext;
