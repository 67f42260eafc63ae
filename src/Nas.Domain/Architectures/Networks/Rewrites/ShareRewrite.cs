namespace Nas.Domain.Architectures.Networks.Rewrites;

/// <summary>Equal parameterless operations on equal operands are computed once, as where several clones start the same way.</summary>
internal static class ShareRewrite
{
    public static Network Apply(Network network)
    {
        var readers = new Dictionary<int, List<NetworkNode>>();
        return GraphRewriter.Apply(network, (_, node) => node.Parameters.IsEmpty ? Shared(readers, node) : null);
    }

    private static int? Shared(Dictionary<int, List<NetworkNode>> readers, NetworkNode node)
    {
        var alike = readers.TryGetValue(node.Input, out var others) ? others : readers[node.Input] = [];
        var earlier = alike.Find(other =>
            other.Op == node.Op && other.Output.HasShapeOf(node.Output) && other.Inputs.SequenceEqual(node.Inputs)
        );
        if (earlier is null)
        {
            alike.Add(node);
        }

        return earlier?.Id;
    }
}
