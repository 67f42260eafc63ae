using System.Globalization;
using Nas.Domain.Architectures.Operations;

namespace Nas.Domain.Architectures.Networks;

/// <summary>Networks as text for people: a line for each value, numbered in order.</summary>
/// <example><code>%1: 8x14x14 = convolution(3,2,1) %0 1.weight[8,27] 1.bias[8]</code></example>
public static class NetworkText
{
    /// <summary>The lines of a network.</summary>
    public static string Print(Network network)
    {
        var numbers = new Dictionary<int, int> { [Network.InputId] = 0 };
        foreach (var node in network.Nodes)
        {
            numbers[node.Id] = numbers.Count;
        }

        return string.Join('\n', network.Nodes.Select(node => Line(network, node, numbers)));
    }

    private static string Line(Network network, NetworkNode node, Dictionary<int, int> numbers)
    {
        var operands = node.Inputs.Select(id => string.Create(CultureInfo.InvariantCulture, $"%{numbers[id]}"));
        var parameters = node.Parameters.Select(index => network.Parameters[index]).Select(p => $"{p.Name}[{string.Join(',', p.Shape)}]");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"%{numbers[node.Id]}: {node.Output} = {Name(node.Op)} {string.Join(' ', operands.Concat(parameters))}"
        );
    }

    /// <summary>An operation with its settings, such as <c>convolution(3,2,1)</c>.</summary>
    internal static string Name(Primitive op) =>
        op switch
        {
            Primitive.Unfold o => Name("unfold", o.Patch),
            Primitive.Fold o => $"fold({o.Height},{o.Width})",
            Primitive.Flatten => "flatten",
            Primitive.Subsample o => o.Rows == o.Columns ? $"subsample({o.Rows})" : $"subsample({o.Rows},{o.Columns})",
            Primitive.Permute { Third: 0 } o => $"permute({o.First},{o.Second})",
            Primitive.Permute o => $"permute({o.First},{o.Second},{o.Third})",
            Primitive.Linear o => "linear" + Suffix(o.Form),
            Primitive.Mix o => "mix" + Suffix(o.Form),
            Primitive.Convolution o =>
                $"{Name("convolution", o.Patch)}{(o.Groups > 1 ? string.Create(CultureInfo.InvariantCulture, $" of {o.Groups} groups") : "")}{(o.ChannelsLast ? " channels-last" : "")}{Suffix(o.Form)}",
            Primitive.BatchNorm => "batch-norm",
            Primitive.LayerNorm => "layer-norm",
            Primitive.Activate o => o.Function.ToString().ToLowerInvariant() + (o.InPlace ? " in place" : ""),
            Primitive.AddPosition o => "add-position"
                + (o.Over.IsEmpty ? "" : $" mean({o.Over})")
                + (o.Through is null ? "" : $" through {o.Through}"),
            Primitive.AddSinusoids => "add-sinusoids",
            Primitive.Add => "add",
            Primitive.Concat o => $"concat({o.Axis})",
            Primitive.MatMul o => o.Scaled ? "scaled-matmul" : "matmul",
            Primitive.Slice o => $"slice({o.Axis}) from {o.Start}",
            Primitive.MaxPool o => Name("max-pool", o.Patch),
            Primitive.MeanPool o => Name("mean-pool", o.Patch),
            Primitive.Zero => "zero",
            Primitive.AveragePool => "average-pool",
            Primitive.Average o => $"mean({o.Over})",
            Primitive.MeanPatch o => Name("mean-patch", o.Patch),
            Primitive.Blend o => $"blend({string.Join(',', o.Shares)})",
            Primitive.Resize o => $"resize({o.Height},{o.Width})",
            Primitive.HeadMean => "head-mean",
            _ => throw Closed.Unknown(op),
        };

    private static string Name(string op, Patch patch) => patch.IsSquare ? $"{op}({patch})" : $"{op}({patch.Rows};{patch.Columns})";

    private static string Suffix(WeightExpression form) => form is WeightExpression.Pair or WeightExpression.Weight ? "" : $" {form}";
}
