using System.Text.Json.Serialization;

namespace Nas.Tool.Commands.Ensembles;

/// <summary>What this command prints with <c>--json</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(EnsembleReport))]
internal sealed partial class EnsemblesJson : JsonSerializerContext;
