using System.Collections.Immutable;

namespace Nas.Domain.Networks;

/// <summary>Who makes and who reads the values of a network.</summary>
internal sealed class Uses
{
    private readonly NetworkNode?[] _makers;
    private readonly int[] _reads;

    public Uses(ImmutableArray<NetworkNode> nodes)
    {
        var ids = 1 + nodes.Max(node => node.Id);
        (_makers, _reads) = (new NetworkNode?[ids], new int[ids]);
        foreach (var node in nodes)
        {
            _makers[node.Id] = node;
            foreach (var input in node.Inputs)
            {
                _reads[input]++;
            }
        }
    }

    /// <summary>The node that makes the operand of <paramref name="reader"/>, if it does <typeparamref name="T"/> for this reader alone.</summary>
    public NetworkNode? Feeding<T>(NetworkNode reader)
        where T : Primitive =>
        _makers[reader.Input] is { Op: T } maker && _reads[maker.Id] == 1 && maker.Copies == reader.Copies ? maker : null;
}
