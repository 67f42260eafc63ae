using Nas.Domain.Operations;
using Nas.Domain.Tensors;

namespace Nas.Domain.Networks;

/// <summary>Linear map of patches → flattened convolution, which never writes the patches down; of pixels → a 1×1 convolution.</summary>
/// <remarks>The public einspace code does this where a fold follows at once. Nothing has to: columns of a flattened image
/// are the same numbers. The linear map's weight [out, C·k²] is the convolution's [out, C, k, k], for a patch's
/// features are channel-major.</remarks>
internal static class PatchConvolutionRewrite
{
    public static Network Apply(Network network) => Passage.Over(network, static (passage, node) =>
        node.Op is Primitive.Linear linear && Geometry(passage, node.Input) is { } geometry ? Convolve(passage, node, geometry with { Form = linear.Form }) : null);

    private static Primitive.Convolution? Geometry(Passage passage, int patches) => passage.OpOf(patches) switch
    {
        Primitive.Unfold unfold => new(unfold.Kernel, unfold.Stride, unfold.Padding),
        Primitive.Flatten => new(1, 1, 0),
        _ => null,
    };

    private static int Convolve(Passage passage, NetworkNode linear, Primitive.Convolution convolution)
    {
        var patches = passage.MakerOf(linear.Input);
        var grid = new Im2Col(convolution.Kernel, convolution.Stride, convolution.Padding).GridOf(passage.TypeOf(patches.Input));
        var image = passage.New(linear with
        {
            Op = convolution, Inputs = patches.Inputs, Output = TensorType.Image(linear.Output.Last, grid.Height, grid.Width),
        });
        return passage.Write(linear with { Op = new Primitive.Flatten(), Inputs = [image], Parameters = [] });
    }
}
