using Nas.Domain.Operations;
using Nas.Domain.Tensors;

namespace Nas.Domain.Networks;

/// <summary>Linear map of patches → flattened convolution, which never writes the patches down; of pixels → a 1×1 convolution.</summary>
/// <remarks>The public einspace code does this where a fold follows at once. Nothing has to: columns of a flattened image
/// are the same numbers. The linear map's weight [out, C·k²] is the convolution's [out, C, k, k], for a patch's
/// features are channel-major. Patches that do not overlap are no more numbers than the image, and one matrix product is
/// as fast as a convolution of them: they become one only where a fold follows.</remarks>
internal static class PatchConvolutionRewrite
{
    public static Network Apply(Network network) => Passage.Over(network, static (passage, node) => node.Op switch
    {
        Primitive.Linear when Geometry(passage, node, apart: false) is { } geometry => Convolve(passage, node, geometry),
        Primitive.Fold when passage.Feeding<Primitive.Linear>(node, node.Input) is { } linear && Geometry(passage, linear, apart: true) is { } geometry =>
            passage.Write(node with { Inputs = [Convolve(passage, linear, geometry)] }),
        _ => null,
    });

    /// <summary>The convolution that a linear map of patches is; of patches that do not overlap only if <paramref name="apart"/>.</summary>
    private static Primitive.Convolution? Geometry(Passage passage, NetworkNode linear, bool apart) => passage.OpOf(linear.Input) switch
    {
        Primitive.Unfold unfold when apart || unfold.Kernel > unfold.Stride =>
            new(unfold.Kernel, unfold.Stride, unfold.Padding) { Form = linear.Op.Form()! },
        Primitive.Flatten => new(1, 1, 0) { Form = linear.Op.Form()! },
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
        return passage.New(linear with { Op = new Primitive.Flatten(), Inputs = [image], Parameters = [] });
    }
}
