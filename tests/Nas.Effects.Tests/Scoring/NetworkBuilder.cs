using System.Collections.Immutable;
using Nas.Domain.Architectures.Networks;
using Nas.Domain.Architectures.Operations;
using Nas.Domain.Architectures.Tensors;

namespace Nas.Effects.Tests.Scoring;

/// <summary>Writes networks down operation by operation, without a derivation.</summary>
internal sealed class NetworkBuilder(TensorType input)
{
    private readonly List<NetworkParameter> _parameters = [];
    private readonly List<NetworkNode> _nodes = [];

    public int Linear(int value, string name, int width) =>
        Emit(new Primitive.Linear(), [value], name, TypeOf(value).WithLast(width), Affine(name, TypeOf(value).Last, width));

    /// <summary>3×3 with padding 1.</summary>
    public int Convolution(int value, string name, int channels, int stride)
    {
        var type = TypeOf(value);
        var output = TensorType.Image(channels, (type.Axis2 - 1) / stride + 1, (type.Axis3 - 1) / stride + 1);
        return Emit(new Primitive.Convolution(Patch.Square(3, stride, 1)), [value], name, output, Affine(name, 9 * type.Axis1, channels));
    }

    public int BatchNorm(int value, string name) =>
        Emit(new Primitive.BatchNorm(), [value], name, TypeOf(value), Gains(name, TypeOf(value).Axis1));

    public int LayerNorm(int value, string name) =>
        Emit(new Primitive.LayerNorm(), [value], name, TypeOf(value), Gains(name, TypeOf(value).Axis2));

    public int Gate(int value, ActivationFunction function) => Emit(new Primitive.Activate(function), [value], "", TypeOf(value));

    public int Add(int left, int right) => Emit(new Primitive.Add(), [left, right], "", TypeOf(left));

    public int Transpose(int value) =>
        Emit(new Primitive.Permute(2, 1, 0), [value], "", TensorType.Columns(TypeOf(value).Axis2, TypeOf(value).Axis1));

    public int Fold(int value, int height, int width) =>
        Emit(
            new Primitive.Fold(height, width),
            [value],
            "",
            TensorType.Image((int)(TypeOf(value).Elements / (height * width)), height, width)
        );

    public int MatMul(int left, int right, bool scaled) =>
        Emit(new Primitive.MatMul(scaled), [left, right], "", TypeOf(left).WithLast(TypeOf(right).Last));

    public Network Head(int value, int classes)
    {
        var features = TypeOf(value).Axis1;
        var mean = Emit(new Primitive.HeadMean(), [value], "head", TensorType.Columns(1, features));
        Emit(new Primitive.Linear(), [mean], "head", TensorType.Columns(1, classes), Affine("head", features, classes));
        return new(input, classes, [.. _parameters], [.. _nodes]);
    }

    private TensorType TypeOf(int value) => value == Network.InputId ? input : _nodes[value - 1].Output;

    private int Emit(Primitive op, ImmutableArray<int> inputs, string path, TensorType output, params ImmutableArray<int> parameters)
    {
        _nodes.Add(new(_nodes.Count + 1, op, inputs, parameters, output, path));
        return _nodes.Count;
    }

    private ImmutableArray<int> Affine(string name, int fanIn, int width)
    {
        var init = new Initialisation.Uniform(1 / Math.Sqrt(fanIn));
        return [Parameter(name, "weight", [width, fanIn], init), Parameter(name, "bias", [width], init)];
    }

    private ImmutableArray<int> Gains(string name, int size) =>
        [
            Parameter(name, "weight", [size], new Initialisation.Constant(1)),
            Parameter(name, "bias", [size], new Initialisation.Constant(0)),
        ];

    private int Parameter(string name, string role, ImmutableArray<int> shape, Initialisation init)
    {
        _parameters.Add(new($"{name}.{role}", shape, init));
        return _parameters.Count - 1;
    }
}
