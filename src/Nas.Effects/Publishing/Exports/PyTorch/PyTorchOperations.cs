using System.Globalization;
using Nas.Domain.Architectures.Networks;
using Nas.Domain.Architectures.Operations;
using Nas.Effects.Publishing.Exports.Sources;

namespace Nas.Effects.Publishing.Exports.PyTorch;

/// <summary>The operations of a network in layers as Python expressions over torch.</summary>
internal static class PyTorchOperations
{
    /// <summary>The module that holds an operation's parameters; null for an operation without.</summary>
    public static string? Layer(Network network, NetworkNode node)
    {
        var shape = node.Parameters.IsEmpty ? [] : network.Parameters[node.Parameters[0]].Shape;
        return node.Op switch
        {
            Primitive.Linear => Text($"nn.Linear({shape[1]}, {shape[0]})"),
            Primitive.Convolution o => Text(
                $"nn.Conv2d({shape[1] / o.Patch.Size}, {shape[0]}, {Kernel(o.Patch)}, stride={Stride(o.Patch)}, padding={Padding(o.Patch)}{(o.Form is WeightExpression.Weight ? ", bias=False" : "")})"
            ),
            Primitive.BatchNorm => Text($"nn.BatchNorm2d({shape[0]})"),
            Primitive.LayerNorm => Text($"nn.LayerNorm({shape[0]})"),
            Primitive.AddPosition => $"Position({string.Join(", ", shape)})",
            _ => null,
        };
    }

    /// <summary>The expression of an operation.</summary>
    /// <param name="node">The operation.</param>
    /// <param name="x">The operands' variables.</param>
    /// <param name="operand">Rank of the first operand, without the batch.</param>
    public static string Expression(NetworkNode node, string[] x, int operand) =>
        node.Op switch
        {
            _ when !node.Parameters.IsEmpty => $"layer({Literal.Text(Path(node))})({x[0]})",
            Primitive.Unfold o => Text(
                $"F.unfold({x[0]}, {Kernel(o.Patch)}, padding={Padding(o.Patch)}, stride={Stride(o.Patch)}).transpose(1, 2)"
            ),
            Primitive.Fold o => Text($"{x[0]}.transpose(1, 2).reshape(-1, {node.Output.Axis1}, {o.Height}, {o.Width})"),
            Primitive.Flatten => $"{x[0]}.flatten(2).transpose(1, 2)",
            Primitive.Subsample o => Text($"{x[0]}[:, :, ::{o.Rows}, ::{o.Columns}]"),
            Primitive.Permute { Third: 0 } o => Text($"{x[0]}.permute(0, {o.First}, {o.Second})"),
            Primitive.Permute o => Text($"{x[0]}.permute(0, {o.First}, {o.Second}, {o.Third})"),
            Primitive.Activate o => Activation(o.Function, x[0]),
            Primitive.AddSinusoids => $"{x[0]} + sinusoids({x[0]})",
            Primitive.Add => string.Join(" + ", x),
            Primitive.Concat o => Text($"torch.cat([{string.Join(", ", x)}], {o.Axis})"),
            Primitive.MatMul { Scaled: true } => $"{x[0]} @ {x[1]} / math.sqrt({x[0]}.shape[-1])",
            Primitive.MatMul => $"{x[0]} @ {x[1]}",
            Primitive.Slice o => Text($"{x[0]}.narrow({o.Axis}, {o.Start}, {node.Output.Axis(o.Axis)})"),
            Primitive.MaxPool o => Text($"F.max_pool2d({x[0]}, {Kernel(o.Patch)}, {Stride(o.Patch)}, {Padding(o.Patch)})"),
            Primitive.MeanPool o => Text(
                $"F.avg_pool2d({x[0]}, {Kernel(o.Patch)}, {Stride(o.Patch)}, {Padding(o.Patch)}, count_include_pad=False)"
            ),
            Primitive.Zero => $"torch.zeros_like({x[0]})",
            Primitive.AveragePool => $"{x[0]}.mean((2, 3), keepdim=True)",
            Primitive.Resize o => Text($"F.interpolate({x[0]}, ({o.Height}, {o.Width}), mode=\"bilinear\", align_corners=False)"),
            Primitive.HeadMean => operand == 3 ? $"{x[0]}.mean((2, 3))" : $"{x[0]}.mean(2)",
            _ => throw new InvalidOperationException($"no Python for {node.Op}"),
        };

    /// <summary>The path of an operation's module; an architecture of one operation has no path, but its module needs a name.</summary>
    public static string Path(NetworkNode node) => node.Path.Length == 0 ? PyTorchSource.Root : node.Path;

    private static string Kernel(Patch patch) => Pair(patch, side => side.Kernel);

    private static string Stride(Patch patch) => Pair(patch, side => side.Stride);

    private static string Padding(Patch patch) => Pair(patch, side => side.Padding);

    /// <summary>One number for squares, else that of the height and that of the width.</summary>
    private static string Pair(Patch patch, Func<PatchSide, int> size) =>
        patch.IsSquare ? Text($"{size(patch.Rows)}") : Text($"({size(patch.Rows)}, {size(patch.Columns)})");

    private static string Activation(ActivationFunction function, string x) =>
        function switch
        {
            ActivationFunction.Relu => $"F.relu({x})",
            ActivationFunction.LeakyRelu => $"F.leaky_relu({x}, 0.01)",
            _ => $"{x}.softmax(-1)",
        };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
