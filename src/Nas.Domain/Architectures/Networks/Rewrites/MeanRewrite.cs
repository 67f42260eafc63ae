using System.Collections.Immutable;
using Nas.Domain.Architectures.Tensors;

namespace Nas.Domain.Architectures.Networks.Rewrites;

/// <summary>The mean of the output of a linear operation → the operation applied to the mean: means are taken as early as
/// possible.</summary>
/// <remarks>Every network ends in a mean over height and width, or over features. Linear maps, convolutions, sums, positions,
/// concatenations, matrix products and views before it are then done on one place instead of many.
/// An operation sees to a mean where all its readers want it.</remarks>
internal static class MeanRewrite
{
    public static Network Apply(Network network)
    {
        var types = new ValueTypes(network);
        var taken = Taken(network, types);
        return Array.TrueForAll(taken, axes => axes.IsEmpty) ? network : GraphRewriter.Apply(network, Rule(network, types, taken));
    }

    private static GraphRewriter.Rule Rule(Network network, ValueTypes types, Axes[] taken)
    {
        var originals = network.Nodes.ToDictionary(node => node.Id);
        return (rewriter, node) => new Context(rewriter, originals[node.Id], node, types, taken[node.Id]).Rewritten();
    }

    /// <summary>For every value, the axes over which all readers want its mean and its maker can see to it.</summary>
    private static Axes[] Taken(Network network, ValueTypes types)
    {
        var (taken, wanted, isRead) = (new Axes[types.Count], new Axes[types.Count], new bool[types.Count]);
        foreach (var node in network.Nodes.Reverse())
        {
            taken[node.Id] = MeanRules.Taken(node, wanted[node.Id], types[node.Inputs[0]]);
            for (var i = 0; i < node.Inputs.Length; i++)
            {
                var (input, wants) = (node.Inputs[i], MeanRules.Wanted(node, taken[node.Id], i, types[node.Inputs[i]]));
                (wanted[input], isRead[input]) = (isRead[input] ? wanted[input].AlsoIn(wants) : wants, true);
            }
        }

        return taken;
    }

    /// <summary>One operation, as it was and with the operands it has now, of which readers want the mean over the axes that it
    /// takes.</summary>
    private readonly record struct Context(GraphRewriter Passage, NetworkNode Original, NetworkNode Node, ValueTypes Types, Axes Taken)
    {
        private TensorType Means => Taken.OfMeans(Node.Output);

        public int? Rewritten() =>
            Node.Op switch
            {
                Primitive.Average when Taken.IsEmpty && Passage.TypeOf(Node.Input).HasShapeOf(Types[Original.Input]) => null,
                Primitive.Average average => Averaged(Node.Input, Taken.And(average.Over)),
                _ when Taken.IsEmpty => null,
                Primitive.AveragePool => Averaged(Node.Input, Taken.And(Axes.Create(2, 3))),
                Primitive.Linear => Write(Mapped(Taken.Has(Node.Output.Rank)), Operands()),
                Primitive.Convolution { Patch.IsPixel: true } => Write(Mapped(Taken.Has(1)), Operands()),
                Primitive.Convolution convolution when Taken != Axes.Create(1) => OfMeanPatch(convolution),
                Primitive.Convolution => Write(Mapped(overOutputs: true), Node.Inputs),
                Primitive.Unfold unfold => Write(new Primitive.MeanPatch(unfold.Patch), Node.Inputs),
                Primitive.AddPosition position => Write(position with { Over = position.Over.And(Taken) }, Operands()),
                Primitive.Concat concat when Taken.Has(concat.Axis) => Write(new Primitive.Blend(Sizes(concat.Axis)), Operands()),
                Primitive.Fold when !Taken.Without(Axes.Create(1)).IsEmpty => Write(new Primitive.Fold(1, 1), Operands()),
                Primitive.Fold
                or Primitive.Flatten
                or Primitive.Subsample
                or Primitive.Permute
                or Primitive.Slice
                or Primitive.Concat
                or Primitive.Blend
                or Primitive.Add
                or Primitive.MatMul => Write(Node.Op, Operands()),
                _ => throw Closed.Unknown(Node.Op),
            };

        private int Write(Primitive op, ImmutableArray<int> operands) =>
            Passage.Write(Node with { Op = op, Inputs = operands, Output = Means });

        private Primitive Mapped(bool overOutputs) => overOutputs ? Node.Op.WithForm(new WeightExpression.Mean(Node.Op.Form()!)) : Node.Op;

        /// <summary>The linear map that a convolution is, of the mean patch.</summary>
        private int OfMeanPatch(Primitive.Convolution convolution)
        {
            var image = Passage.TypeOf(Node.Input);
            var patch = Passage.New(
                Node with
                {
                    Op = new Primitive.MeanPatch(convolution.Patch),
                    Parameters = [],
                    Output = TensorType.Columns(1, image.Axis1 * convolution.Patch.Size),
                }
            );
            var linear = new Primitive.Linear { Form = Mapped(Taken.Has(1)).Form()! };
            var mapped = Passage.New(Node with { Op = linear, Inputs = [patch], Output = TensorType.Columns(1, Means.Axis1) });
            return Passage.Write(Node with { Op = new Primitive.Fold(1, 1), Inputs = [mapped], Parameters = [], Output = Means });
        }

        private ImmutableArray<int> Sizes(int axis)
        {
            var types = Types;
            return [.. Original.Inputs.Select(input => types[input].Axis(axis))];
        }

        /// <summary>The operands with the means that the operation wants of them.</summary>
        private ImmutableArray<int> Operands()
        {
            var means = new Dictionary<(int, Axes), int>();
            var operands = ImmutableArray.CreateBuilder<int>(Node.Inputs.Length);
            for (var i = 0; i < Node.Inputs.Length; i++)
            {
                var (input, wanted) = (Node.Inputs[i], MeanRules.Wanted(Original, Taken, i, Types[Original.Inputs[i]]));
                operands.Add(means.TryGetValue((input, wanted), out var mean) ? mean : means[(input, wanted)] = Averaged(input, wanted));
            }

            return operands.MoveToImmutable();
        }

        /// <summary>The mean of a value over axes, some of which its maker may have seen to.</summary>
        private int Averaged(int value, Axes over)
        {
            var type = Passage.TypeOf(value);
            var left = over.LongIn(type);
            if (left.IsEmpty)
            {
                return value;
            }

            var copies = value == Network.InputId ? Node.Copies : Math.Max(Node.Copies, Passage.ProducerOf(value).Copies);
            return Passage.New(
                Node with
                {
                    Op = new Primitive.Average(left),
                    Inputs = [value],
                    Parameters = [],
                    Output = left.OfMeans(type),
                    Copies = copies,
                }
            );
        }
    }
}
