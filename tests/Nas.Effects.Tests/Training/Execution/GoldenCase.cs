using System.Text.Json;
using System.Text.Json.Serialization;

namespace Nas.Effects.Tests.Training.Execution;

/// <summary>What the public einspace implementation computes for one architecture under a fixed fill of parameters and input.</summary>
public sealed record GoldenCase(
    [property: JsonPropertyName("input")] int[] Input,
    [property: JsonPropertyName("derivation")] JsonElement Derivation,
    [property: JsonPropertyName("actual_output")] int[] Output,
    [property: JsonPropertyName("backbone_parameters")] long BackboneParameters,
    [property: JsonPropertyName("parameters")] long Parameters,
    [property: JsonPropertyName("logits")] double[][] Logits,
    [property: JsonPropertyName("loss")] double Loss,
    [property: JsonPropertyName("grad_norm")] double GradientNorm
);
