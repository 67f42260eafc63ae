using Nas.Domain.Numerics.Randomness;
using Nas.Effects.Engine;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Nas.Effects.Models.GraphNetworks;

/// <summary>The parameters of a network, in the order in which they are made. They follow from a stream of random numbers alone.</summary>
internal sealed class ParameterSet : IDisposable
{
    private readonly List<Parameter> _all = [];

    /// <summary>All parameters so far.</summary>
    public IReadOnlyList<Parameter> All => _all;

    /// <summary>A parameter of normal numbers.</summary>
    public Parameter Normal(int rows, int columns, RandomStream stream) => Filled(rows, columns, values => stream.FillNormal(values));

    /// <summary>A parameter of numbers between −bound and bound.</summary>
    public Parameter Uniform(int rows, int columns, double bound, RandomStream stream) =>
        Filled(rows, columns, values => stream.FillUniform(values, -bound, bound));

    /// <summary>A parameter of equal numbers.</summary>
    public Parameter Constant(int columns, float value) => Filled(1, columns, values => Array.Fill(values, value));

    /// <summary>A linear layer, initialised by the width of its input.</summary>
    public Layer Linear(int from, int to, RandomStream stream) =>
        new(Uniform(from, to, 1 / Math.Sqrt(from), stream.Child("weights")), Uniform(1, to, 1 / Math.Sqrt(from), stream.Child("bias")));

    /// <summary>Linear layers from width to width.</summary>
    public Layer[] Layers(RandomStream stream, params int[] widths) =>
        [.. Enumerable.Range(0, widths.Length - 1).Select(i => Linear(widths[i], widths[i + 1], stream.Child(i)))];

    /// <summary>A normalisation of rows of a width.</summary>
    public Normalisation Norm(int width) => new(Constant(width, 1), Constant(width, 0));

    /// <summary>A copy of all values.</summary>
    public Tensor[] Copy() => [.. _all.Select(parameter => parameter.detach().clone())];

    /// <summary>Takes values back.</summary>
    public void Restore(Tensor[] values)
    {
        using var noGrad = no_grad();
        for (var i = 0; i < values.Length; i++)
        {
            _all[i].copy_(values[i]);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var parameter in _all)
        {
            parameter.Dispose();
        }
    }

    private Parameter Filled(int rows, int columns, Action<float[]> fill)
    {
        var values = new float[rows * columns];
        fill(values);
        var parameter = new Parameter(FromArrays.Tensor(values, rows, columns));
        parameter.DetachFromDisposeScope();
        _all.Add(parameter);
        return parameter;
    }
}
