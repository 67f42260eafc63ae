using System.Text.Json.Serialization;

namespace Nas.Effects.Publishing.Reports;

/// <summary>How the numbers of a report become JSON. The default encoder stays: it escapes every character that HTML knows.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ReportData))]
internal sealed partial class ReportJson : JsonSerializerContext;
