using System.Text.Json.Serialization;

namespace Nas.Effects.Learning;

/// <summary>How surrogate files are written: unknown fields refused, missing values as words.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(SurrogateFields))]
internal sealed partial class SurrogateJson : JsonSerializerContext;
