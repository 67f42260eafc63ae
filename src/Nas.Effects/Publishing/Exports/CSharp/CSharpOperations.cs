using System.Globalization;
using Nas.Domain.Architectures.Networks;
using Nas.Domain.Architectures.Operations;
using Nas.Effects.Publishing.Exports.Sources;

namespace Nas.Effects.Publishing.Exports.CSharp;

/// <summary>The operations of a network in layers as C# expressions over TorchSharp.</summary>
internal static class CSharpOperations
{
    /// <summary>The expression of an operation.</summary>
    /// <param name="network">The network in layers.</param>
    /// <param name="node">The operation.</param>
    /// <param name="x">The operands' variables.</param>
    /// <param name="operand">Rank of the first operand, without the batch.</param>
    public static string Expression(Network network, NetworkNode node, string[] x, int operand) =>
        node.Op switch
        {
            Primitive.Linear => $"functional.linear({x[0]}, {Weight(node, "weight")}, {Weight(node, "bias")})",
            Primitive.Convolution o => Convolution(o, network.Parameters[node.Parameters[0]].Shape, x[0], node),
            Primitive.BatchNorm =>
                $"functional.batch_norm({x[0]}, {Weight(node, "running_mean")}, {Weight(node, "running_var")}, {Weight(node, "weight")}, {Weight(node, "bias")})",
            Primitive.LayerNorm => Text(
                $"functional.layer_norm({x[0]}, new long[] {{ {node.Output.Last} }}, {Weight(node, "weight")}, {Weight(node, "bias")})"
            ),
            Primitive.AddPosition => $"{x[0]}.add({Weight(node, "position")})",
            Primitive.AddSinusoids => $"{x[0]}.add(Sinusoids({x[0]}))",
            Primitive.Unfold o => Unfold(o.Patch, x[0]),
            Primitive.Fold o => Text($"{x[0]}.transpose(1, 2).reshape(-1, {node.Output.Axis1}, {o.Height}, {o.Width})"),
            Primitive.Flatten => $"{x[0]}.flatten(2).transpose(1, 2)",
            Primitive.Subsample o => Text($"{x[0]}.slice(2, 0, {x[0]}.shape[2], {o.Rows}).slice(3, 0, {x[0]}.shape[3], {o.Columns})"),
            Primitive.Permute { Third: 0 } o => Text($"{x[0]}.permute(0, {o.First}, {o.Second})"),
            Primitive.Permute o => Text($"{x[0]}.permute(0, {o.First}, {o.Second}, {o.Third})"),
            Primitive.Activate o => Activation(o.Function, x[0]),
            Primitive.Add => x[0] + string.Concat(x[1..].Select(term => $".add({term})")),
            Primitive.Concat o => Text($"cat(new[] {{ {string.Join(", ", x)} }}, {o.Axis})"),
            Primitive.MatMul { Scaled: true } => $"{x[0]}.matmul({x[1]}).div(Math.Sqrt({x[0]}.shape[^1]))",
            Primitive.MatMul => $"{x[0]}.matmul({x[1]})",
            Primitive.Slice o => Text($"{x[0]}.narrow({o.Axis}, {o.Start}, {node.Output.Axis(o.Axis)})"),
            Primitive.MaxPool o => Text($"functional.max_pool2d({x[0]}, {Window(o.Patch)})"),
            Primitive.MeanPool o => Text($"functional.avg_pool2d({x[0]}, {Window(o.Patch)}, count_include_pad: false)"),
            Primitive.Zero => $"zeros_like({x[0]})",
            Primitive.AveragePool => $"{x[0]}.mean(new long[] {{ 2, 3 }}, keepdim: true)",
            Primitive.Resize o => Text(
                $"functional.interpolate({x[0]}, new long[] {{ {o.Height}, {o.Width} }}, mode: InterpolationMode.Bilinear, align_corners: false)"
            ),
            Primitive.HeadMean => operand == 3 ? $"{x[0]}.mean(new long[] {{ 2, 3 }})" : $"{x[0]}.mean(new long[] {{ 2 }})",
            _ => throw new InvalidOperationException($"no C# for {node.Op}"),
        };

    private static string Convolution(Primitive.Convolution o, IReadOnlyList<int> weight, string x, NetworkNode node) =>
        Text(
            $"functional.conv2d({x}, {Weight(node, "weight")}.view({weight[0]}, -1, {o.Patch.Rows.Kernel}, {o.Patch.Columns.Kernel}), {(o.Form is WeightExpression.Weight ? "null" : Weight(node, "bias"))}, {Pair(o.Patch, side => side.Stride)}, {Pair(o.Patch, side => side.Padding)})"
        );

    private static string Weight(NetworkNode node, string role) => $"W[{Literal.Text(node.Name(role))}]";

    private static string Unfold(Patch patch, string x) =>
        patch is { IsSquare: true, Rows: var side }
            ? Text($"functional.unfold({x}, {side.Kernel}, padding: {side.Padding}, stride: {side.Stride}).transpose(1, 2)")
            : Text(
                $"functional.unfold({x}, ({patch.Rows.Kernel}, {patch.Columns.Kernel}), padding: ({patch.Rows.Padding}, {patch.Columns.Padding}), stride: ({patch.Rows.Stride}, {patch.Columns.Stride})).transpose(1, 2)"
            );

    private static string Window(Patch patch) =>
        $"{Pair(patch, side => side.Kernel)}, {Pair(patch, side => side.Stride)}, {Pair(patch, side => side.Padding)}";

    private static string Pair(Patch patch, Func<PatchSide, int> size) =>
        Text($"new long[] {{ {size(patch.Rows)}, {size(patch.Columns)} }}");

    private static string Activation(ActivationFunction function, string x) =>
        function switch
        {
            ActivationFunction.Relu => $"{x}.relu()",
            ActivationFunction.LeakyRelu => $"{x}.leaky_relu(0.01)",
            _ => $"{x}.softmax(-1)",
        };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
