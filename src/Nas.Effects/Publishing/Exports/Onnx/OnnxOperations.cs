using Nas.Domain.Architectures.Networks;
using Nas.Domain.Architectures.Operations;
using Nas.Domain.Architectures.Tensors;
using Nas.Effects.Training.Execution;

namespace Nas.Effects.Publishing.Exports.Onnx;

/// <summary>Writes the operations of a network in layers into an ONNX graph, each as the standard operators that do the same.</summary>
/// <remarks>ONNX names axes as tensors do, the batch being axis 0. In the target shape of a Reshape, 0 keeps an axis, so the batch stays
/// free.</remarks>
/// <param name="graph">The graph.</param>
/// <param name="network">The network.</param>
/// <param name="weights">Its weights.</param>
/// <param name="prefix">What the names of its weights begin with, so that several networks have room in one graph.</param>
internal sealed class OnnxOperations(OnnxGraph graph, Network network, IReadOnlyList<NamedTensor> weights, string prefix)
{
    private const float NormEpsilon = 1e-5f;
    private const float LeakySlope = 0.01f;

    private readonly ValueTypes _types = new(network);
    private readonly Dictionary<string, NamedTensor> _weights = weights.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);

    /// <summary>Adds a node of the network; returns the name of its value.</summary>
    /// <param name="node">The node.</param>
    /// <param name="x">Names of its operands.</param>
    public string Write(NetworkNode node, string[] x)
    {
        string To(string operation, IEnumerable<string> inputs, params OnnxAttribute[] attributes) =>
            graph.Add(operation, node.Path, inputs, attributes);
        return node.Op switch
        {
            Primitive.Unfold op => Unfold(op, node, x[0]),
            Primitive.Fold op => Reshaped(node, Permuted(node, x[0], 0, 2, 1), 0, node.Output.Axis1, op.Height, op.Width),
            Primitive.Flatten => Permuted(node, Reshaped(node, x[0], 0, node.Output.Axis2, node.Output.Axis1), 0, 2, 1),
            Primitive.Subsample op => To(
                "Slice",
                [
                    x[0],
                    graph.Integers(0, 0),
                    graph.Integers(int.MaxValue, int.MaxValue),
                    graph.Integers(2, 3),
                    graph.Integers(op.Rows, op.Columns),
                ]
            ),
            Primitive.Permute { Third: 0 } op => Permuted(node, x[0], 0, op.First, op.Second),
            Primitive.Permute op => Permuted(node, x[0], 0, op.First, op.Second, op.Third),
            Primitive.Linear => To("Add", [To("MatMul", [x[0], Permuted(node, Weight(node, "weight"), 1, 0)]), Weight(node, "bias")]),
            Primitive.Convolution op => Convolution(op, node, x[0]),
            Primitive.BatchNorm => To(
                "BatchNormalization",
                [x[0], .. Weights(node, "weight", "bias", "running_mean", "running_var")],
                OnnxAttribute.Create("epsilon", NormEpsilon)
            ),
            Primitive.LayerNorm => To(
                "LayerNormalization",
                [x[0], .. Weights(node, "weight", "bias")],
                OnnxAttribute.Create("axis", -1L),
                OnnxAttribute.Create("epsilon", NormEpsilon)
            ),
            Primitive.Activate { Function: ActivationFunction.Relu } => To("Relu", x),
            Primitive.Activate { Function: ActivationFunction.LeakyRelu } => To("LeakyRelu", x, OnnxAttribute.Create("alpha", LeakySlope)),
            Primitive.Activate => To("Softmax", x, OnnxAttribute.Create("axis", -1L)),
            Primitive.AddPosition => To("Add", [x[0], Weight(node, "position")]),
            Primitive.AddSinusoids => To("Add", [x[0], Table(node.Output)]),
            Primitive.Add => To(x.Length == 2 ? "Add" : "Sum", x),
            Primitive.Concat op => To("Concat", x, OnnxAttribute.Create("axis", (long)op.Axis)),
            Primitive.MatMul { Scaled: false } => To("MatMul", x),
            Primitive.MatMul => To("Div", [To("MatMul", x), Root(_types[node.Input].Last)]),
            Primitive.Slice op => To(
                "Slice",
                [x[0], graph.Integers(op.Start), graph.Integers(op.Start + node.Output.Axis(op.Axis)), graph.Integers(op.Axis)]
            ),
            Primitive.MaxPool op => To("MaxPool", x, Window(op.Patch)),
            Primitive.MeanPool op => To("AveragePool", x, Window(op.Patch)),
            Primitive.Zero => To("ConstantOfShape", [To("Shape", x)]),
            Primitive.AveragePool => To("GlobalAveragePool", x),
            Primitive.Resize op => Resize(op, node, x[0]),
            Primitive.HeadMean => To(
                "ReduceMean",
                x,
                OnnxAttribute.Create("axes", _types[node.Input].Layout == Layout.Image ? [2, 3] : [2]),
                OnnxAttribute.Create("keepdims", 0L)
            ),
            _ => throw new InvalidOperationException($"no ONNX for {node.Op}"),
        };
    }

    private string Convolution(Primitive.Convolution op, NetworkNode node, string x)
    {
        var weight = _weights[node.Name("weight")];
        var filters = (int)weight.Shape[0];
        var name = graph.Tensor(
            prefix + weight.Name,
            [filters, (int)weight.Shape[1] / op.Patch.Size, op.Patch.Rows.Kernel, op.Patch.Columns.Kernel],
            weight.Values
        );
        return graph.Add(
            "Conv",
            node.Path,
            [x, name, .. op.Form is WeightExpression.Weight ? [] : Weights(node, "bias")],
            Window(op.Patch)
        );
    }

    /// <summary>ONNX has no operator for patches before version 18: a table of pixel indices gathers the pixels of each patch.</summary>
    private string Unfold(Primitive.Unfold op, NetworkNode node, string x)
    {
        var image = _types[node.Input];
        var (rows, columns) = (op.Patch.Rows, op.Patch.Columns);
        var (height, width) = (image.Axis2 + 2 * rows.Padding, image.Axis3 + 2 * columns.Padding);
        var padded =
            rows.Padding + columns.Padding == 0
                ? x
                : graph.Add(
                    "Pad",
                    node.Path,
                    [x, graph.Integers(0, 0, rows.Padding, columns.Padding, 0, 0, rows.Padding, columns.Padding)]
                );
        var pixels = Reshaped(node, padded, 0, image.Axis1, height * width);
        var taken = Patches(op.Patch, height, width);
        var table = graph.Integers(
            $"patches({Pair(rows.Kernel, columns.Kernel)},{Pair(rows.Stride, columns.Stride)}) of {height}x{width}",
            [taken.Length / op.Patch.Size, op.Patch.Size],
            taken
        );
        var patches = graph.Add("Gather", node.Path, [pixels, table], OnnxAttribute.Create("axis", 2L));
        return Reshaped(node, Permuted(node, patches, 0, 2, 1, 3), 0, node.Output.Axis1, node.Output.Axis2);
    }

    /// <summary>Indices of the pixels of every patch, row-major.</summary>
    private static long[] Patches(Patch patch, int height, int width)
    {
        var (down, along) = (patch.Rows, patch.Columns);
        var (rows, columns) = ((height - down.Kernel) / down.Stride + 1, (width - along.Kernel) / along.Stride + 1);
        return
        [
            .. from row in Enumerable.Range(0, rows)
            from column in Enumerable.Range(0, columns)
            from y in Enumerable.Range(0, down.Kernel)
            from z in Enumerable.Range(0, along.Kernel)
            select (long)(row * down.Stride + y) * width + column * along.Stride + z,
        ];
    }

    /// <summary>As two products of matrices, which every runtime computes alike.</summary>
    private string Resize(Primitive.Resize op, NetworkNode node, string x)
    {
        var image = _types[node.Input];
        var columns = graph.Add("MatMul", node.Path, [x, Permuted(node, Interpolate(image.Axis3, op.Width), 1, 0)]);
        return graph.Add("MatMul", node.Path, [Interpolate(image.Axis2, op.Height), columns]);
    }

    private string Interpolate(int from, int to) =>
        graph.Tensor(FormattableString.Invariant($"interpolate {from} to {to}"), [to, from], Interpolation.Matrix(from, to));

    private string Permuted(NetworkNode node, string x, params int[] axes) =>
        graph.Add("Transpose", node.Path, [x], OnnxAttribute.Create("perm", axes));

    private string Reshaped(NetworkNode node, string x, params int[] shape) => graph.Add("Reshape", node.Path, [x, graph.Integers(shape)]);

    private static string Pair(int down, int along) =>
        down == along ? FormattableString.Invariant($"{down}") : FormattableString.Invariant($"{down}x{along}");

    private static OnnxAttribute[] Window(Patch patch) =>
        [
            OnnxAttribute.Create("kernel_shape", patch.Rows.Kernel, patch.Columns.Kernel),
            OnnxAttribute.Create("strides", patch.Rows.Stride, patch.Columns.Stride),
            OnnxAttribute.Create("pads", patch.Rows.Padding, patch.Columns.Padding, patch.Rows.Padding, patch.Columns.Padding),
        ];

    private IEnumerable<string> Weights(NetworkNode node, params string[] roles) => roles.Select(role => Weight(node, role));

    private string Weight(NetworkNode node, string role)
    {
        var tensor = _weights[node.Name(role)];
        return graph.Tensor(prefix + tensor.Name, tensor.Shape.Select(size => (int)size), tensor.Values);
    }

    private string Table(TensorType type) =>
        graph.Tensor(
            $"sinusoids {type.Axis(type.Rank - 1)}x{type.Last}",
            [type.Axis(type.Rank - 1), type.Last],
            Array.ConvertAll(Sinusoids.Compute(type), x => (float)x)
        );

    private string Root(int number) => graph.Tensor(FormattableString.Invariant($"sqrt({number})"), [], [(float)Math.Sqrt(number)]);
}
