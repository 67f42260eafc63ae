using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Grammars;
using Nas.Domain.Architectures.Operations;
using Nas.Domain.Architectures.Tensors;

namespace Nas.Domain.Architectures.Features;

/// <summary>Sums over the operations of a derivation.</summary>
internal sealed class OperationSizes
{
    private OperationSizes() { }

    public int Splits { get; private set; }

    public int Joins { get; private set; }

    /// <summary>Operations with parameters, each written one counted once.</summary>
    public int WithParameters { get; private set; }

    /// <summary>Trainable parameters, copies counted.</summary>
    public double Parameters { get; private set; }

    /// <summary>Multiply–accumulates of one example, copies counted.</summary>
    public double Macs { get; private set; }

    /// <summary>The types of the results, whatever grid they remember.</summary>
    public HashSet<TensorType> Types { get; } = [];

    public Range Channels { get; } = new();

    public Range Positions { get; } = new();

    public static OperationSizes Measure(Derivation derivation)
    {
        var sizes = new OperationSizes();
        sizes.Add(derivation, 1);
        return sizes;
    }

    /// <summary>C of an image, features of columns.</summary>
    public static int ChannelsOf(TensorType type) => type.Layout == Layout.Image ? type.Axis1 : type.Axis2;

    /// <summary>Pixels of an image, rows of columns.</summary>
    public static long PositionsOf(TensorType type) => type.Layout == Layout.Image ? (long)type.Axis2 * type.Axis3 : type.Axis1;

    private void Add(Derivation part, double copies)
    {
        if (part is Leaf leaf)
        {
            Add(leaf, copies);
            return;
        }

        var module = (Module)part;
        if (module.Combinator == Combinator.Repeat)
        {
            foreach (var repetition in module.Repetitions)
            {
                Add(repetition, copies);
            }

            return;
        }

        for (var i = 0; i < module.Parts.Length; i++)
        {
            Add(module.Parts[i], Math.Min(copies * module.Copies(i), OperationGraph.MaxCopies));
        }

        if (module is { Combinator: Combinator.Branch } && module.Parts[^1] is Leaf { Operation: JoinOperation join })
        {
            Macs +=
                copies
                * join.Macs([
                    .. module.Parts.Skip(1).SkipLast(1).SelectMany((inner, i) => Enumerable.Repeat(inner.Output, module.Copies(i + 1))),
                ]);
        }
    }

    private void Add(Leaf leaf, double copies)
    {
        Splits += leaf.Operation is SplitOperation ? 1 : 0;
        Joins += leaf.Operation is JoinOperation ? 1 : 0;
        if (leaf.Operation is MapOperation map)
        {
            var parameters = map.Parameters(leaf.Input);
            WithParameters += parameters > 0 ? 1 : 0;
            Parameters += copies * parameters;
            Macs += copies * map.Macs(leaf.Input);
        }

        Types.Add(leaf.Output.WithGrid(Grid.None));
        Channels.Add(Math.Log2(ChannelsOf(leaf.Output)));
        Positions.Add(Math.Log2(PositionsOf(leaf.Output)));
    }

    /// <summary>Sum and bounds of some numbers.</summary>
    internal sealed class Range
    {
        private double _sum;
        private double _min = double.PositiveInfinity;
        private double _max = double.NegativeInfinity;

        public void Add(double value) => (_sum, _min, _max) = (_sum + value, Math.Min(_min, value), Math.Max(_max, value));

        /// <summary>Sum, minimum, maximum, and one more number.</summary>
        public double[] With(double end) => [_sum, _min, _max, end];
    }
}
