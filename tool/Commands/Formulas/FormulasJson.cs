using System.Text.Json.Serialization;

namespace Nas.Tool.Commands.Formulas;

/// <summary>What these commands print with <c>--json</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(EvolvedFacts))]
[JsonSerializable(typeof(FormulaFacts))]
[JsonSerializable(typeof(ScoreFacts))]
internal sealed partial class FormulasJson : JsonSerializerContext;
