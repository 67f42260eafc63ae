using System.Text.Json.Serialization;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Networks.Costs;

namespace Nas.Tool.Commands.Architectures;

/// <summary>The facts about an architecture that need no training: the object of <c>arch show --json</c>.</summary>
/// <param name="Id">SHA-256 of the canonical text.</param>
/// <param name="Input">Shape of one example.</param>
/// <param name="Output">Shape of the head's input.</param>
/// <param name="Classes">Number of logits.</param>
/// <param name="Terminals">Operations, every copy counted.</param>
/// <param name="Nonterminals">Modules, every copy counted.</param>
/// <param name="Depth">Levels below the root.</param>
/// <param name="Parameters">Trainable parameters, including the head.</param>
/// <param name="BackboneParameters">Trainable parameters without the head.</param>
/// <param name="Macs">Multiply–accumulates of one example's forward pass.</param>
/// <param name="Batch">Examples in the training step of <see cref="ActivationBytes"/>.</param>
/// <param name="ActivationBytes">Bytes of activations that a training step keeps.</param>
/// <param name="Architecture">The canonical text.</param>
internal sealed record ArchitectureFacts(
    string Id,
    string Input,
    string Output,
    int Classes,
    long Terminals,
    long Nonterminals,
    int Depth,
    long Parameters,
    long BackboneParameters,
    long Macs,
    int Batch,
    long ActivationBytes,
    string Architecture
)
{
    /// <summary>The facts as text.</summary>
    [JsonIgnore]
    public IEnumerable<string> Lines =>
        [
            $"id           {Id}",
            FormattableString.Invariant($"size         {Terminals} operations in {Nonterminals} modules, depth {Depth}"),
            $"parameters   {Quantity.Format(Parameters)} ({Quantity.Format(BackboneParameters)} without the head of {Classes} classes)",
            $"macs         {Quantity.Format(Macs)} for one example",
            $"activations  {Quantity.Bytes(ActivationBytes)} for a training step of {Batch} examples",
        ];

    public static ArchitectureFacts Describe(Derivation derivation, int classes, int batch)
    {
        var (size, text, cost) = (
            TreeSize.Measure(derivation),
            ArchitectureText.Print(derivation),
            Cost.Measure(derivation, classes, batch)
        );
        return new(
            ArchitectureId.FromText(text).Value,
            derivation.Input.ToString(),
            derivation.Output.ToString(),
            classes,
            size.Terminals,
            size.Nonterminals,
            size.Depth,
            cost.Parameters,
            cost.BackboneParameters,
            cost.Macs,
            batch,
            cost.ActivationBytes,
            text
        );
    }
}
