using Nas.Domain.Architectures.Operations;
using Nas.Domain.Architectures.Tensors;

namespace Nas.Domain.Tests.Architectures.Operations;

/// <summary>Shape rules written as the operations are defined: sizes as lists, patches counted one by one; null where illegal.</summary>
internal static class NaiveShapes
{
    public static TensorType? Map(MapOperation operation, TensorType input) =>
        operation switch
        {
            Identity or Zero or Norm or Activation or PositionalEncoding => input,
            Linear linear => Last(input, Width(linear.Width, input.Last)),
            Convolution conv
                when Patches(input, conv.Patch) is var (rows, columns) && Width(conv.Channels, input.Axis1) is > 0 and var channels =>
                TensorType.Image(channels, rows, columns),
            AveragePool pool when Patches(input, pool.Patch) is var (rows, columns) => TensorType.Image(input.Axis1, rows, columns),
            Permute permute => Permuted(
                input,
                permute.Third == 0 ? [permute.First, permute.Second] : [permute.First, permute.Second, permute.Third]
            ),
            Im2Col { Patch: var patch } when Patches(input, patch) is var (rows, columns) => TensorType.Columns(
                rows * columns,
                input.Axis1 * patch.Rows.Kernel * patch.Columns.Kernel,
                new Grid(rows, columns)
            ),
            MaxPool pool when Patches(input, pool.Patch) is var (rows, columns) => TensorType.Image(input.Axis1, rows, columns),
            GlobalAveragePool when input.Layout == Layout.Image => TensorType.Image(input.Axis1, 1, 1),
            Col2Im when Folds(input) && input.Axis1 == input.Grid.Height * input.Grid.Width => TensorType.Image(
                input.Axis2,
                input.Grid.Height,
                input.Grid.Width
            ),
            Reshape2Im when Folds(input) && input.Axis1 * input.Axis2 % (input.Grid.Height * input.Grid.Width) == 0 => TensorType.Image(
                input.Axis1 * input.Axis2 / (input.Grid.Height * input.Grid.Width),
                input.Grid.Height,
                input.Grid.Width
            ),
            _ => null,
        };

    public static TensorType? Split(SplitOperation operation, TensorType input) =>
        operation switch
        {
            Clone => input,
            Group group when group.Axis <= Sizes(input).Length && Sizes(input)[group.Axis - 1] % group.FanOut == 0 => input.WithAxis(
                group.Axis,
                Sizes(input)[group.Axis - 1] / group.FanOut
            ),
            _ => null,
        };

    public static TensorType? Join(JoinOperation operation, TensorType[] operands)
    {
        var sizes = operands.Select(Sizes).ToArray();
        return operation switch
        {
            Add when sizes.All(size => size.SequenceEqual(sizes[0])) => operands[0],
            Concat concat
                when concat.Axis <= sizes[0].Length
                    && sizes.All(size =>
                        size.Length == sizes[0].Length && Without(size, concat.Axis).SequenceEqual(Without(sizes[0], concat.Axis))
                    ) => operands[0].WithAxis(concat.Axis, sizes.Sum(size => size[concat.Axis - 1])),
            DotProduct
                when sizes.Length == 2
                    && sizes[0].Length == sizes[1].Length
                    && sizes[0][^1] == sizes[1][^2]
                    && sizes[0][..^2].SequenceEqual(sizes[1][..^2]) => operands[0].WithLast(sizes[1][^1]),
            _ => null,
        };
    }

    private static int Width(LinearWidth width, int size) =>
        width.Kind switch
        {
            LinearWidthKind.Fixed => width.Number,
            LinearWidthKind.Times => size * width.Number,
            _ => size / width.Number,
        };

    private static int[] Sizes(TensorType type) =>
        type.Layout == Layout.Image ? [type.Axis1, type.Axis2, type.Axis3] : [type.Axis1, type.Axis2];

    private static IEnumerable<int> Without(int[] sizes, int axis) => sizes.Where((_, i) => i != axis - 1);

    private static bool Folds(TensorType input) => input.Layout == Layout.Columns && input.Grid != Grid.None;

    private static TensorType? Last(TensorType input, int size) => size > 0 ? input.WithLast(size) : null;

    private static TensorType? Permuted(TensorType input, int[] order)
    {
        var sizes = Sizes(input);
        return order.Length != sizes.Length ? null
            : order.Length == 2 ? TensorType.Columns(sizes[order[0] - 1], sizes[order[1] - 1], input.Grid)
            : TensorType.Image(sizes[order[0] - 1], sizes[order[1] - 1], sizes[order[2] - 1]);
    }

    private static (int Rows, int Columns)? Patches(TensorType input, Patch patch)
    {
        if (input.Layout != Layout.Image)
        {
            return null;
        }

        var (rows, columns) = (Starts(input.Axis2, patch.Rows), Starts(input.Axis3, patch.Columns));
        return rows > 0 && columns > 0 ? (rows, columns) : null;

        int Starts(int size, PatchSide side)
        {
            var starts = 0;
            for (var at = -side.Padding; at + side.Kernel <= size + side.Padding; at += side.Stride)
            {
                starts++;
            }

            return starts;
        }
    }
}
