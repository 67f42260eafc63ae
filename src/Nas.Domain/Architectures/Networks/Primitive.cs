using Nas.Domain.Architectures.Operations;
using Nas.Domain.Architectures.Tensors;

namespace Nas.Domain.Architectures.Networks;

/// <summary>The operations that a <see cref="Network"/> is made of: closed, and small enough to execute, count and export.</summary>
/// <remarks>Shapes are written without the batch axis; axes count from 1.</remarks>
public abstract record Primitive
{
    private Primitive() { }

    /// <summary>Whether the result is a view into the operand's memory.</summary>
    public bool IsView() => this is Permute or Slice or Fold or Flatten or Subsample;

    /// <summary>C×H×W → (h·w)×(C·k²): zero-padded patches, row-major; features channel-major, then kernel row and column.</summary>
    public sealed record Unfold(Patch Patch) : Primitive;

    /// <summary>S×D → (S·D/(h·w))×h×w: transposed, then reshaped.</summary>
    public sealed record Fold(int Height, int Width) : Primitive;

    /// <summary>C×H×W → (H·W)×C: an image as columns, one for each pixel. Made by rewrites: the inverse of <see cref="Fold"/>.</summary>
    public sealed record Flatten : Primitive;

    /// <summary>C×H×W → C×⌈H/r⌉×⌈W/c⌉: every r-th row and every c-th column from the first on. Made by rewrites.</summary>
    public sealed record Subsample(int Rows, int Columns) : Primitive;

    /// <summary>Output axis i is input axis p[i]; <paramref name="Third"/> is 0 for columns.</summary>
    public sealed record Permute(int First, int Second, int Third) : Primitive;

    /// <summary>Affine map of the last axis. Parameters: weight [out, in], bias [out].</summary>
    public sealed record Linear : Primitive
    {
        /// <summary>How weight and bias are made from the parameters.</summary>
        public WeightExpression Form { get; init; } = WeightExpression.Own;
    }

    /// <summary>S×D → T×D: affine map of the first axis of columns, with the parameters of a <see cref="Linear"/> on S numbers. Made by
    /// rewrites.</summary>
    public sealed record Mix : Primitive
    {
        /// <summary>How weight and bias are made from the parameters.</summary>
        public WeightExpression Form { get; init; } = WeightExpression.Own;
    }

    /// <summary>Convolution with the parameters of a <see cref="Linear"/> on patches: weight [out, C·k²] read as [out, C, k, k], bias [out]
    /// unless its form is <see cref="WeightExpression.Bare"/>.</summary>
    public sealed record Convolution(Patch Patch) : Primitive
    {
        /// <summary>How weight and bias are made from the parameters.</summary>
        public WeightExpression Form { get; init; } = WeightExpression.Own;

        /// <summary>Equal parts of the channels, each mapped to a part of the result by filters that see it alone. Set by
        /// rewrites.</summary>
        public int Groups { get; init; } = 1;

        /// <summary>Whether it works on pixels whose channels lie side by side in memory, so that its result is columns without a
        /// copy.</summary>
        public bool ChannelsLast { get; init; }
    }

    /// <summary>Batch normalisation over C: batch statistics in training, running ones (momentum 0.1) else, eps 1e-5. Parameters: weight
    /// [C], bias [C].</summary>
    public sealed record BatchNorm : Primitive;

    /// <summary>Layer normalisation over D, eps 1e-5. Parameters: weight [D], bias [D].</summary>
    public sealed record LayerNorm : Primitive;

    /// <summary>A nonlinearity.</summary>
    public sealed record Activate(ActivationFunction Function) : Primitive
    {
        /// <summary>Whether the result overwrites the operand, which is then not used elsewhere.</summary>
        public bool InPlace { get; init; }
    }

    /// <summary>Adds its one parameter, of shape [1, …input].</summary>
    public sealed record AddPosition : Primitive
    {
        /// <summary>Over which axes the parameter is averaged first. Set by rewrites.</summary>
        public Axes Over { get; init; }

        /// <summary>The linear map that the parameter goes through first, without its bias; null for none. Its parameters come after. Set
        /// by rewrites.</summary>
        public WeightExpression? Through { get; init; }
    }

    /// <summary>Adds <see cref="Sinusoids"/>.</summary>
    public sealed record AddSinusoids : Primitive;

    /// <summary>Elementwise sum of all operands.</summary>
    public sealed record Add : Primitive;

    /// <summary>All operands joined along an axis.</summary>
    public sealed record Concat(int Axis) : Primitive;

    /// <summary>Matrix product of two operands over their last two axes, divided by √(contracted size) when scaled.</summary>
    public sealed record MatMul(bool Scaled) : Primitive;

    /// <summary>Places <paramref name="Start"/> … <paramref name="Start"/> + length − 1 of an axis, the length being the
    /// output's.</summary>
    public sealed record Slice(int Axis, int Start) : Primitive;

    /// <summary>Largest number of every patch, channel by channel.</summary>
    public sealed record MaxPool(Patch Patch) : Primitive;

    /// <summary>Mean of every patch, channel by channel, over its places inside the image.</summary>
    public sealed record MeanPool(Patch Patch) : Primitive;

    /// <summary>Zeros of the operand's shape; no gradient flows back.</summary>
    public sealed record Zero : Primitive;

    /// <summary>Mean over height and width: C×H×W → C×1×1.</summary>
    public sealed record AveragePool : Primitive;

    /// <summary>Mean over some axes, which keep the size 1. Made by rewrites.</summary>
    public sealed record Average(Axes Over) : Primitive;

    /// <summary>C×H×W → 1×(C·k²): the mean of all patches that an <see cref="Unfold"/> would make. Made by rewrites.</summary>
    public sealed record MeanPatch(Patch Patch) : Primitive;

    /// <summary>Mean of all operands, each counted as often as its share says: the mean over a joined axis, of the parts' means. Made by
    /// rewrites.</summary>
    public sealed record Blend(ValueArray<int> Shares) : Primitive;

    /// <summary>C×h×w → C×H×W: every channel brought to a size by bilinear <see cref="Interpolation"/>.</summary>
    public sealed record Resize(int Height, int Width) : Primitive;

    /// <summary>The head's reduction: mean over height and width of an image (→ C), over features of columns (→ S).</summary>
    public sealed record HeadMean : Primitive;
}
