using System.Text.Json.Serialization;

namespace Nas.Tool.Commands.Doctor;

/// <summary>What these commands print with <c>--json</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(MachineFacts))]
[JsonSerializable(typeof(PlaceFacts))]
internal sealed partial class DoctorJson : JsonSerializerContext;
