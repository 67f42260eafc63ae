using Nas.Domain.Numerics;

namespace Nas.Domain.Architectures.Networks.Rewrites;

/// <summary>Linear map after linear map, or 1×1 convolution after convolution → one map with the product of the weights, where that is less
/// work.</summary>
/// <remarks>The product costs a·b·c once per step; this must be less than the saving of a step of <see cref="LeastBatch"/>
/// samples.</remarks>
internal static class ChainRewrite
{
    private const int LeastBatch = 16;
    private const int MostDepth = 32;

    public static Network Apply(Network network) => Passage.Over(network, static (passage, node) =>
        node.Id != passage.Head && Before(passage, node) is { } first && Pays(passage, first, node) ? Merge(passage, first, node) : null);

    private static NetworkNode? Before(Passage passage, NetworkNode node) =>
        node.Op is Primitive.Linear ? passage.Feeding<Primitive.Linear>(node, node.Input)
        : node.Op is Primitive.Convolution { Kernel: 1, Stride: 1, Padding: 0, Groups: 1 } ? passage.Feeding<Primitive.Convolution>(node, node.Input)
        : null;

    private static bool Pays(Passage passage, NetworkNode first, NetworkNode second)
    {
        var (a, b, c) = (first.FanIn(passage), first.Width(), second.Width());
        var places = first.Output.Elements / b;
        var saved = Saturating.Product(LeastBatch * places, a * b + b * c - a * c);
        return saved > Saturating.Product(a * b, c) && Math.Max(first.Op.Form()!.Depth, second.Op.Form()!.Depth) < MostDepth;
    }

    private static int Merge(Passage passage, NetworkNode first, NetworkNode second) => passage.Write(second with
    {
        Op = first.Op.WithForm(new WeightForm.Chain(first.Op.Form()!, second.Op.Form()!)),
        Inputs = first.Inputs,
        Parameters = [.. first.Parameters, .. second.Parameters],
    });
}
