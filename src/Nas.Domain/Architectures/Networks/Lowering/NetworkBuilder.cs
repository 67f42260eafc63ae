using System.Collections.Immutable;
using System.Globalization;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Grammars;
using Nas.Domain.Architectures.Operations;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Numerics;

namespace Nas.Domain.Architectures.Networks.Lowering;

/// <summary>One walk over a derivation that writes a network down.</summary>
/// <remarks>A class to hold the growing lists; every use is local to a pure function.</remarks>
internal sealed class NetworkBuilder(bool expand)
{
    private readonly ImmutableArray<NetworkParameter>.Builder _parameters = ImmutableArray.CreateBuilder<NetworkParameter>();
    private readonly ImmutableArray<NetworkNode>.Builder _nodes = ImmutableArray.CreateBuilder<NetworkNode>();

    /// <summary>Where in the derivation the walk is.</summary>
    private readonly record struct Place(string Path, long Copies);

    private static readonly Place AtHead = new(NetworkNode.HeadPath, 1);

    public Network Run(Derivation derivation, Head head)
    {
        var backbone = Walk(derivation, Network.InputId, new("", 1));
        if (head.Size.Case is ImageSize size)
        {
            Maps(backbone, derivation, head.Outputs, size);
        }
        else
        {
            Numbers(backbone, derivation.Output.Axis1, head.Outputs);
        }

        return new(derivation.Input, head.Outputs, _parameters.ToImmutable(), _nodes.ToImmutable());
    }

    private void Numbers(int value, int features, int outputs)
    {
        var mean = Emit(new Primitive.HeadMean(), [value], [], TensorType.Columns(1, features), AtHead);
        Emit(new Primitive.Linear(), [mean], Affine(AtHead.Path, features, outputs), TensorType.Columns(1, outputs), AtHead);
    }

    private void Maps(int value, Derivation backbone, int outputs, ImageSize size)
    {
        var (image, features) = backbone.Output.Layout == Layout.Image ? (value, backbone.Output) : Laid(value, backbone);
        var filters = Affine(AtHead.Path, features.Axis1, outputs);
        var told = TensorType.Image(outputs, features.Axis2, features.Axis3);
        var map = Emit(new Primitive.Convolution(Patch.Pixel), [image], filters, told, AtHead);
        if ((told.Axis2, told.Axis3) != (size.Height, size.Width))
        {
            Emit(new Primitive.Resize(size.Height, size.Width), [map], [], TensorType.Image(outputs, size.Height, size.Width), AtHead);
        }
    }

    /// <summary>Columns as an image.</summary>
    private (int Value, TensorType Type) Laid(int value, Derivation backbone)
    {
        var (columns, known) = (backbone.Output, Unfolded.LastGrid(backbone));
        var isTurned = known.Positions != columns.Axis1 && known.Positions == columns.Axis2;
        var type = isTurned ? TensorType.Columns(columns.Axis2, columns.Axis1, known) : columns;
        var turned = isTurned ? Emit(new Primitive.Permute(2, 1, 0), [value], [], type, AtHead) : value;
        var grid = known.Positions == type.Axis1 ? known : new Grid(type.Axis1, 1);
        var image = TensorType.Image(type.Axis2, grid.Height, grid.Width);
        return (Emit(new Primitive.Fold(grid.Height, grid.Width), [turned], [], image, AtHead), image);
    }

    private int Walk(Derivation part, int value, Place place) =>
        part switch
        {
            Leaf leaf => Map(leaf, value, place),
            Module { Combinator: Combinator.Compute } compute => Walk(compute.Parts[0], value, place),
            Module { Combinator: Combinator.Branch } branch => Branch(branch, value, place),
            Module { Combinator: Combinator.Repeat } repeat => Chain(repeat.Repetitions, value, place),
            Module { Combinator: Combinator.Cell } cell => Cell(cell, value, place),
            Module { Combinator: Combinator.Sequence or Combinator.Route } => Chain(part.Parts, value, place),
            _ => throw Closed.Unknown(part),
        };

    private int Chain(ImmutableArray<Derivation> parts, int value, Place place)
    {
        for (var i = 0; i < parts.Length; i++)
        {
            value = Walk(parts[i], value, Below(place, i));
        }

        return value;
    }

    private int Cell(Module cell, int value, Place place)
    {
        var nodes = new List<int> { value };
        for (var edge = 0; edge < cell.Parts.Length; )
        {
            var output = cell.Parts[edge].Output;
            var operands = new int[nodes.Count];
            for (var from = 0; from < operands.Length; from++, edge++)
            {
                operands[from] = Walk(cell.Parts[edge], nodes[from], Below(place, edge));
            }

            nodes.Add(operands.Length == 1 ? operands[0] : Emit(new Primitive.Add(), [.. operands], [], output, place));
        }

        return nodes[^1];
    }

    private int Branch(Module branch, int value, Place place)
    {
        var split = (Leaf)branch.Parts[0];
        var branches = ((SplitOperation)split.Operation).FanOut;
        var copies = expand ? 1 : branch.Copies(1);
        var operands = new int[branches];
        for (var i = 0; i < branches; i++)
        {
            var inner = Below(place with { Copies = Saturating.Product(place.Copies, copies) }, 1 + i);
            operands[i] =
                i > 0 && copies > 1
                    ? operands[0]
                    : Walk(branch.Parts[branch.Parts.Length == 3 ? 1 : 1 + i], Part(split, i, value, inner), inner);
        }

        var join = (Leaf)branch.Parts[^1];
        return Emit(JoinOf(join.Operation), [.. operands], [], join.Output, place);
    }

    private int Part(Leaf split, int index, int value, Place place) =>
        split.Operation is Group group
            ? Emit(new Primitive.Slice(group.Axis, index * split.Output.Axis(group.Axis)), [value], [], split.Output, place)
            : value;

    private static Primitive JoinOf(Operation join) =>
        join switch
        {
            Add => new Primitive.Add(),
            Concat concat => new Primitive.Concat(concat.Axis),
            DotProduct product => new Primitive.MatMul(product.Scaled),
            _ => throw Closed.Unknown(join),
        };

    private int Map(Leaf leaf, int value, Place place)
    {
        var (input, output) = (leaf.Input, leaf.Output);
        int To(Primitive op, params ImmutableArray<int> parameters) => Emit(op, [value], parameters, output, place);
        return leaf.Operation switch
        {
            Identity => value,
            Im2Col im2col => To(new Primitive.Unfold(im2col.Patch)),
            Col2Im or Reshape2Im => To(new Primitive.Fold(output.Axis2, output.Axis3)),
            Permute permute => To(new Primitive.Permute(permute.First, permute.Second, permute.Third)),
            Linear => To(new Primitive.Linear(), Affine(place.Path, input.Last, output.Last)),
            Norm when input.Layout == Layout.Image => To(new Primitive.BatchNorm(), GainAndBias(place.Path, input.Axis1)),
            Norm => To(new Primitive.LayerNorm(), GainAndBias(place.Path, input.Axis2)),
            Activation activation => To(new Primitive.Activate(activation.Function)),
            PositionalEncoding { Learnable: true } => To(new Primitive.AddPosition(), Position(place.Path, input)),
            PositionalEncoding => To(new Primitive.AddSinusoids()),
            Convolution conv => To(new Primitive.Convolution(conv.Patch) { Form = WeightExpression.Bare }, Filters(place.Path, conv, leaf)),
            Zero => To(new Primitive.Zero()),
            AveragePool pool => To(new Primitive.MeanPool(pool.Patch)),
            MaxPool pool => To(new Primitive.MaxPool(pool.Patch)),
            GlobalAveragePool => To(new Primitive.AveragePool()),
            _ => throw Closed.Unknown(leaf.Operation),
        };
    }

    private ImmutableArray<int> Affine(string path, int fanIn, int width)
    {
        var init = new Initialisation.Uniform(1 / Math.Sqrt(fanIn));
        return [Parameter(path, "weight", [width, fanIn], init), Parameter(path, "bias", [width], init)];
    }

    private int Filters(string path, Convolution conv, Leaf leaf)
    {
        var fanIn = leaf.Input.Axis1 * conv.Patch.Size;
        return Parameter(path, "weight", [leaf.Output.Axis1, fanIn], new Initialisation.Uniform(1 / Math.Sqrt(fanIn)));
    }

    private ImmutableArray<int> GainAndBias(string path, int size) =>
        [
            Parameter(path, "weight", [size], new Initialisation.Constant(1)),
            Parameter(path, "bias", [size], new Initialisation.Constant(0)),
        ];

    private int Position(string path, TensorType type) =>
        Parameter(
            path,
            "position",
            type.Layout == Layout.Image ? [1, type.Axis1, type.Axis2, type.Axis3] : [1, type.Axis1, type.Axis2],
            new Initialisation.Normal()
        );

    private int Parameter(string path, string role, ImmutableArray<int> shape, Initialisation init)
    {
        _parameters.Add(new(NetworkNode.NameAt(path, role), shape, init));
        return _parameters.Count - 1;
    }

    private int Emit(Primitive op, ImmutableArray<int> inputs, ImmutableArray<int> parameters, TensorType output, Place place)
    {
        var id = _nodes.Count + 1;
        _nodes.Add(new(id, op, inputs, parameters, output, place.Path) { Copies = place.Copies });
        return id;
    }

    /// <summary>A compact network needs no names; making them would take most of the time.</summary>
    private Place Below(Place place, int index) =>
        !expand
            ? place
            : place with
            {
                Path =
                    place.Path.Length == 0
                        ? index.ToString(CultureInfo.InvariantCulture)
                        : string.Create(CultureInfo.InvariantCulture, $"{place.Path}.{index}"),
            };
}
