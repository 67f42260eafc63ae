using System.Text.Json.Serialization;

namespace Nas.Effects.Learning;

/// <summary>The JSON settings of surrogate files: unknown fields are refused, missing values are written as words.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(SurrogateFields))]
internal sealed partial class SurrogateJson : JsonSerializerContext;
