using Nas.Effects.Training.Execution;
using static TorchSharp.torch;

namespace Nas.Effects.Scoring;

/// <summary>The tensors that passes run on. They live in the scope of the scoring.</summary>
/// <param name="Weights">The initial weights; passes that change them work on copies.</param>
/// <param name="Batch">The images and their classes, if there are any.</param>
internal sealed record ScoringInputs(Weights Weights, LabelledBatch? Batch)
{
    /// <summary>Weights and two inputs for <see cref="Domain.ZeroCost.ProxyPass.Noise"/>; true asks for double precision.</summary>
    public required Func<bool, (Weights Weights, Tensor Input, Tensor Noise)> Noise { get; init; }

    /// <summary>Weights and an input for <see cref="Domain.ZeroCost.ProxyPass.Blocks"/>.</summary>
    public required Func<(Weights Weights, Tensor Input)> Blocks { get; init; }

    /// <summary>Numbers of which the signs are sent back through a block: the block's place in the stack, and how many.</summary>
    public required Func<int, long, float[]> Signs { get; init; }
}
