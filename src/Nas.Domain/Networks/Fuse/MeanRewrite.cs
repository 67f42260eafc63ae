using Nas.Domain.Tensors;

namespace Nas.Domain.Networks;

/// <summary>The head's mean over the outputs of an affine map → a map to one number, by the mean of the weights.</summary>
internal static class MeanRewrite
{
    public static Network Apply(Network network) => Passage.Over(network, static (passage, node) =>
        node.Op is not Primitive.HeadMean ? null
        : passage.Feeding<Primitive.Linear>(node, node.Input) is { } linear ? OfLinear(passage, node, linear)
        : passage.Feeding<Primitive.Flatten>(node, node.Input) is { } flatten
            && passage.Feeding<Primitive.Convolution>(flatten, flatten.Input) is { } convolution ? OfConvolution(passage, node, flatten, convolution)
        : null);

    private static int? OfLinear(Passage passage, NetworkNode mean, NetworkNode linear) => linear.Width() == 1
        ? null
        : passage.Write(mean with { Inputs = [passage.New(linear with { Op = Mean(linear), Output = linear.Output.WithLast(1) })] });

    private static int? OfConvolution(Passage passage, NetworkNode mean, NetworkNode flatten, NetworkNode convolution)
    {
        if (convolution.Width() == 1)
        {
            return null;
        }

        var image = passage.New(convolution with { Op = Mean(convolution), Output = convolution.Output.WithAxis(1, 1) });
        var columns = passage.New(flatten with { Inputs = [image], Output = TensorType.Columns(flatten.Output.Axis1, 1) });
        return passage.Write(mean with { Inputs = [columns] });
    }

    private static Primitive Mean(NetworkNode map) => map.Op.WithForm(new WeightForm.Mean(map.Op.Form()!));
}
