using System.Text.Json.Serialization;

namespace Nas.Tool.Commands.Proxies;

/// <summary>What these commands print with <c>--json</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(BiasFacts))]
[JsonSerializable(typeof(CorrelationFacts))]
[JsonSerializable(typeof(InformationFacts))]
internal sealed partial class ProxiesJson : JsonSerializerContext;
