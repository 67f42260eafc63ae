using Nas.Domain.Architectures.Networks;
using Nas.Domain.Architectures.Tensors;
using static TorchSharp.torch;

namespace Nas.Effects.Training.Execution;

/// <summary>Slices that together cover one value along an axis, computed by one split.</summary>
/// <remarks>The gradient of separate slices is a sum of mostly empty copies of the whole value; that of a split is one copy.</remarks>
/// <param name="Source">The value that is split.</param>
/// <param name="Axis">The axis.</param>
/// <param name="Parts">Ids of the slices, in order.</param>
/// <param name="Sizes">Their sizes.</param>
internal sealed record TensorSplit(int Source, int Axis, int[] Parts, long[] Sizes)
{
    /// <summary>The splits of a network, by the ids of their slices.</summary>
    public static Dictionary<int, TensorSplit> FindAll(Network network)
    {
        var types = network.Nodes.ToDictionary(node => node.Id, node => node.Output);
        types[Network.InputId] = network.Input;
        return network
            .Nodes.Where(node => node.Op is Primitive.Slice)
            .GroupBy(node => (node.Input, ((Primitive.Slice)node.Op).Axis))
            .Select(slices => Made(types[slices.Key.Input], slices.Key.Axis, [.. slices.OrderBy(Start)]))
            .OfType<TensorSplit>()
            .SelectMany(cut => cut.Parts.Select(part => (part, cut)))
            .ToDictionary(pair => pair.part, pair => pair.cut);
    }

    /// <summary>Computes all slices.</summary>
    public void Apply(Tensor[] values)
    {
        var parts = values[Source].split(Sizes, Axis);
        for (var i = 0; i < parts.Length; i++)
        {
            values[Parts[i]] = parts[i];
        }
    }

    private static TensorSplit? Made(TensorType whole, int axis, NetworkNode[] slices)
    {
        var (sizes, end) = (Array.ConvertAll(slices, slice => (long)slice.Output.Axis(axis)), 0L);
        var touches = slices.Zip(sizes, (slice, size) => (Start(slice) == end, end += size).Item1).ToArray();
        return slices.Length > 1 && end == whole.Axis(axis) && touches.All(touch => touch)
            ? new(slices[0].Input, axis, Array.ConvertAll(slices, slice => slice.Id), sizes)
            : null;
    }

    private static int Start(NetworkNode slice) => ((Primitive.Slice)slice.Op).Start;
}
