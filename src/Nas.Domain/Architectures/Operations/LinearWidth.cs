namespace Nas.Domain.Architectures.Operations;

/// <summary>The output width of a <see cref="Linear"/> or the channels of a <see cref="Convolution"/>: a number, or a multiple or fraction of
/// the input's width.</summary>
/// <param name="Kind">How <paramref name="Number"/> is meant.</param>
/// <param name="Number">The width, the factor or the divisor; at least 1.</param>
public readonly record struct LinearWidth(LinearWidthKind Kind, int Number)
{
    /// <summary>A fixed width.</summary>
    public static LinearWidth Fixed(int width) => new(LinearWidthKind.Fixed, width);

    /// <summary>The output width for an input width; fractions round down.</summary>
    public long Resolve(int inputWidth) =>
        Kind switch
        {
            LinearWidthKind.Times => (long)inputWidth * Number,
            LinearWidthKind.Over => inputWidth / Number,
            LinearWidthKind.Fixed => Number,
        };

    /// <summary><c>64</c>, <c>x4</c> or <c>/4</c>.</summary>
    public override string ToString() =>
        Kind switch
        {
            LinearWidthKind.Times => $"x{Number}",
            LinearWidthKind.Over => $"/{Number}",
            LinearWidthKind.Fixed => $"{Number}",
        };
}
