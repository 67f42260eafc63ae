using System.Collections.Immutable;
using Nas.Domain.Numerics.Randomness;

namespace Nas.Domain.Search.Strategies.Mixing.Neural;

/// <summary>The parameters of a network, in the order in which they are made.</summary>
internal sealed class ParameterSet
{
    private readonly ImmutableArray<Matrix>.Builder _all = ImmutableArray.CreateBuilder<Matrix>();

    /// <summary>All parameters so far.</summary>
    public ImmutableArray<Matrix> All => _all.ToImmutable();

    /// <summary>A parameter that a function fills.</summary>
    public Matrix Filled(int rows, int columns, Action<float[]> fill)
    {
        var matrix = new Matrix(rows, columns);
        fill(matrix.Values);
        _all.Add(matrix);
        return matrix;
    }

    /// <summary>A parameter of normal numbers.</summary>
    public Matrix Normal(int rows, int columns, RandomStream stream) => Filled(rows, columns, values => stream.FillNormal(values));

    /// <summary>A parameter of numbers between −bound and bound.</summary>
    public Matrix Uniform(int rows, int columns, double bound, RandomStream stream) => Filled(rows, columns, values => stream.FillUniform(values, -bound, bound));

    /// <summary>A linear layer, initialised by the width of its input.</summary>
    public Layer Linear(int from, int to, RandomStream stream) => new(
        Uniform(from, to, 1 / Math.Sqrt(from), stream.Child("weights")),
        Uniform(1, to, 1 / Math.Sqrt(from), stream.Child("bias")));

    /// <summary>Linear layers from width to width.</summary>
    public ImmutableArray<Layer> Layers(RandomStream stream, params int[] widths) =>
        [.. Enumerable.Range(0, widths.Length - 1).Select(i => Linear(widths[i], widths[i + 1], stream.Child(i)))];

    /// <summary>The scale and shift of a normalisation.</summary>
    public (Matrix Scale, Matrix Shift) Norm(int width) => (Filled(1, width, values => Array.Fill(values, 1)), Filled(1, width, _ => { }));
}
