using System.Text.Json.Serialization;

namespace Nas.Effects.Publishing.Reports;

/// <summary>The JSON settings of reports. The default encoder is kept because it escapes every character special to HTML.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ReportData))]
internal sealed partial class ReportJson : JsonSerializerContext;
