using Nas.Domain.Architectures.Operations;
using Nas.Domain.Architectures.Tensors;

namespace Nas.Domain.Architectures.Networks.Rewrites;

/// <summary>Linear map of patches → flattened convolution, which never writes the patches down; of pixels → a 1×1 convolution.</summary>
/// <remarks>The public einspace code does this where a fold follows at once. That is not necessary: columns of a flattened image
/// are the same numbers. The linear map's weight [out, C·k²] is the convolution's [out, C, k, k], for a patch's
/// features are channel-major.</remarks>
internal static class PatchConvolutionRewrite
{
    /// <summary>A convolution of overlapping patches to more outputs a channel loses against one matrix product, unless a fold
    /// follows.</summary>
    private const int MostOverlapping = 64;

    /// <summary>The same for patches that do not overlap and so have as many numbers as the image. If several maps read the patches, they
    /// are made once and kept.</summary>
    private const int MostApart = 6;

    /// <summary>Patches that do not overlap are rows of a matrix from this size on, and convolutions of them slow.</summary>
    private const int LargestKernelApart = 4;

    /// <summary>Channels of a pixel from which a convolution is as fast as the matrix product, if no fold follows.</summary>
    private const int LeastOfPixel = 16;

    public static Network Apply(Network network)
    {
        var trained = KeptValues.Trained(network);
        return Passage.Over(network, (passage, node) =>
            node.Op is Primitive.Linear && Geometry(passage, node) is { } alone && Pays(passage, node, alone, null) ? Convolve(passage, node, alone)
            : node.Op is Primitive.Fold && passage.Feeding<Primitive.Linear>(node, node.Input) is { } linear
                && Geometry(passage, linear) is { } folded && Pays(passage, linear, folded, trained)
                ? passage.Write(node with { Inputs = [Convolve(passage, linear, folded)] })
            : null);
    }

    /// <summary>The convolution that a linear map of patches or pixels is.</summary>
    private static Primitive.Convolution? Geometry(Passage passage, NetworkNode linear) => 
        passage.OpOf(linear.Input) is Primitive.Unfold unfold ? new(unfold.Kernel, unfold.Stride, unfold.Padding) { Form = linear.Op.Form()! }
        : passage.OpOf(linear.Input) is Primitive.Flatten ? new(1, 1, 0) { Form = linear.Op.Form()! }
        : null;

    /// <summary>Whether the convolution is faster than making the patches and multiplying them; <paramref name="trained"/> is given where a
    /// fold follows.</summary>
    private static bool Pays(Passage passage, NetworkNode linear, Primitive.Convolution convolution, bool[]? trained)
    {
        var image = passage.MakerOf(linear.Input).Input;
        var channels = passage.TypeOf(image).Axis1;
        var outputs = (double)linear.Width() / channels;
        return convolution.Kernel == 1 ? trained is not null || channels >= LeastOfPixel
            : convolution.Kernel > convolution.Stride ? trained is not null || outputs <= MostOverlapping
            : convolution.Kernel <= LargestKernelApart && passage.Reads(linear.Input) == 1 && (outputs <= MostApart || (trained is not null && image < trained.Length && !trained[image]));
    }

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
