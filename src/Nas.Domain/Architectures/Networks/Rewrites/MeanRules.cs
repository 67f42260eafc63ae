using Nas.Domain.Architectures.Tensors;

namespace Nas.Domain.Architectures.Networks.Rewrites;

/// <summary>Which means of an operation's result can be made from means of its operands.</summary>
/// <remarks>Axes of size 1 are left out everywhere: there is nothing to average along them.</remarks>
internal static class MeanRules
{
    /// <summary>Of the axes that readers want averaged, those that the operation can see to itself.</summary>
    /// <param name="node">The operation.</param>
    /// <param name="wanted">Axes of its result.</param>
    /// <param name="operand">The type of its first operand.</param>
    public static Axes Taken(NetworkNode node, Axes wanted, TensorType operand) =>
        node.Op switch
        {
            Primitive.Linear
            or Primitive.Add
            or Primitive.AddPosition
            or Primitive.Permute
            or Primitive.Concat
            or Primitive.Blend
            or Primitive.Average => wanted,
            Primitive.Convolution { Groups: > 1 } => default,
            Primitive.Convolution { Patch.IsPixel: true } => wanted,
            Primitive.Convolution => ChannelsAndWholeGrid(node, wanted),
            Primitive.Fold fold when operand.Axis1 == fold.Height * fold.Width => ChannelsAndWholeGrid(node, wanted),
            Primitive.Flatten => wanted,
            Primitive.Slice slice => wanted.Without(Axes.Create(slice.Axis)),
            Primitive.Unfold { Patch.Size: > 1 } or Primitive.Subsample or Primitive.AveragePool => wanted.AlsoIn(Axes.Create(1)),
            Primitive.MatMul => wanted.AlsoIn(Axes.Create(node.Output.Rank - 1, node.Output.Rank)),
            Primitive.Fold
            or Primitive.Unfold
            or Primitive.Mix
            or Primitive.BatchNorm
            or Primitive.LayerNorm
            or Primitive.Activate
            or Primitive.AddSinusoids
            or Primitive.MaxPool
            or Primitive.MeanPool
            or Primitive.Zero
            or Primitive.MeanPatch
            or Primitive.Resize
            or Primitive.HeadMean => default,
            _ => throw Closed.Unknown(node.Op),
        };

    /// <summary>The axes of an operand to average when axes of the result are averaged.</summary>
    public static Axes Wanted(NetworkNode node, Axes taken, int index, TensorType operand) =>
        (
            node.Op switch
            {
                Primitive.HeadMean => operand.Layout == Layout.Image ? Axes.Create(2, 3) : Axes.Create(2),
                Primitive.AveragePool => taken.And(Axes.Create(2, 3)),
                Primitive.Average average => taken.And(average.Over),
                Primitive.Linear => taken.Without(Axes.Create(operand.Rank)),
                Primitive.Convolution { Patch.IsPixel: true } => taken.Without(Axes.Create(1)),
                Primitive.Add or Primitive.AddPosition or Primitive.Slice or Primitive.Concat or Primitive.Blend or Primitive.Subsample =>
                    taken,
                Primitive.Permute permute => taken.Map(axis =>
                    axis switch
                    {
                        1 => permute.First,
                        2 => permute.Second,
                        _ => permute.Third,
                    }
                ),
                Primitive.Fold => Axes.Create([.. taken.ToArray().Select(axis => axis == 1 ? 2 : 1)]),
                Primitive.Flatten => (taken.Has(1) ? Axes.Create(2, 3) : default).And(taken.Has(2) ? Axes.Create(1) : default),
                Primitive.MatMul => taken.AlsoIn(Axes.Create(operand.Rank - 1 + index)),
                Primitive.Convolution
                or Primitive.Unfold
                or Primitive.Mix
                or Primitive.BatchNorm
                or Primitive.LayerNorm
                or Primitive.Activate
                or Primitive.AddSinusoids
                or Primitive.MaxPool
                or Primitive.MeanPool
                or Primitive.Zero
                or Primitive.Resize
                or Primitive.MeanPatch => default,
                _ => throw Closed.Unknown(node.Op),
            }
        ).LongIn(operand);

    /// <summary>Channels, and height with width but neither alone.</summary>
    private static Axes ChannelsAndWholeGrid(NetworkNode node, Axes wanted)
    {
        var grid = Axes.Create(2, 3).LongIn(node.Output);
        return wanted.HasAll(grid) ? wanted : wanted.AlsoIn(Axes.Create(1));
    }
}
