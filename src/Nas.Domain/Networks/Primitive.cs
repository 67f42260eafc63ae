using Nas.Domain.Operations;

namespace Nas.Domain.Networks;

/// <summary>The operations that a <see cref="Network"/> is made of: closed, and small enough to execute, count and export.</summary>
/// <remarks>Shapes are written without the batch axis; axes count from 1.</remarks>
public abstract record Primitive
{
    private Primitive()
    {
    }

    /// <summary>Whether the result is a view into the operand's memory.</summary>
    public bool IsView() => this is Permute or Slice or Fold;

    /// <summary>C×H×W → (h·w)×(C·k²): zero-padded patches, row-major; features channel-major, then kernel row and column.</summary>
    public sealed record Unfold(int Kernel, int Stride, int Padding) : Primitive;

    /// <summary>S×D → (S·D/(h·w))×h×w: transposed, then reshaped.</summary>
    public sealed record Fold(int Height, int Width) : Primitive;

    /// <summary>Output axis i is input axis p[i]; <paramref name="Third"/> is 0 for columns.</summary>
    public sealed record Permute(int First, int Second, int Third) : Primitive;

    /// <summary>Affine map of the last axis. Parameters: weight [out, in], bias [out].</summary>
    public sealed record Linear : Primitive;

    /// <summary>Convolution with the parameters of a <see cref="Linear"/> on patches: weight [out, C·k²] read as [out, C, k, k], bias [out].</summary>
    public sealed record Convolution(int Kernel, int Stride, int Padding) : Primitive;

    /// <summary>Batch normalisation over C: batch statistics in training, running ones (momentum 0.1) else, eps 1e-5. Parameters: weight [C], bias [C].</summary>
    public sealed record BatchNorm : Primitive;

    /// <summary>Layer normalisation over D, eps 1e-5. Parameters: weight [D], bias [D].</summary>
    public sealed record LayerNorm : Primitive;

    /// <summary>A nonlinearity.</summary>
    public sealed record Activate(ActivationFunction Function) : Primitive;

    /// <summary>Adds its one parameter, of shape [1, …input].</summary>
    public sealed record AddPosition : Primitive;

    /// <summary>Adds <see cref="Sinusoids"/>.</summary>
    public sealed record AddSinusoids : Primitive;

    /// <summary>Elementwise sum of all operands.</summary>
    public sealed record Add : Primitive;

    /// <summary>All operands joined along an axis.</summary>
    public sealed record Concat(int Axis) : Primitive;

    /// <summary>Matrix product of two operands over their last two axes, divided by √(contracted size) when scaled.</summary>
    public sealed record MatMul(bool Scaled) : Primitive;

    /// <summary>Places <paramref name="Start"/> … <paramref name="Start"/> + length − 1 of an axis, the length being the output's.</summary>
    public sealed record Slice(int Axis, int Start) : Primitive;

    /// <summary>Largest number of every patch, channel by channel.</summary>
    public sealed record MaxPool(int Kernel, int Stride, int Padding) : Primitive;

    /// <summary>Mean over height and width: C×H×W → C×1×1.</summary>
    public sealed record AveragePool : Primitive;

    /// <summary>The head's reduction: mean over height and width of an image (→ C), over features of columns (→ S).</summary>
    public sealed record HeadMean : Primitive;
}
