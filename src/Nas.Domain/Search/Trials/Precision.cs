namespace Nas.Domain.Search.Trials;

/// <summary>How exactly trainings compute. Weights are always kept, scored and exported with 24 bits.</summary>
public enum Precision
{
    /// <summary>With 24 bits of each number.</summary>
    Fp32,

    /// <summary>A graphics processor multiplies matrices with 11 bits of each factor, several times as fast.</summary>
    Tf32,

    /// <summary>Steps of training compute and keep activations with 8 bits of each number (bfloat16), and sum with 24: faster, in half the
    /// memory, where the processor has instructions for it.</summary>
    Bf16,
}
