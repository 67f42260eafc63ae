using Nas.Domain.Architectures.Tensors;

namespace Nas.Domain.Architectures.Networks;

/// <summary>The types of a network's values by their ids.</summary>
public sealed class ValueTypes
{
    private readonly TensorType[] _types;

    /// <summary>The types of all values of a network.</summary>
    public ValueTypes(Network network)
    {
        _types = new TensorType[1 + network.Nodes.Max(node => node.Id)];
        _types[Network.InputId] = network.Input;
        foreach (var node in network.Nodes)
        {
            _types[node.Id] = node.Output;
        }
    }

    /// <summary>One more than the largest id.</summary>
    public int Count => _types.Length;

    /// <summary>The type of a value, without the batch axis.</summary>
    public TensorType this[int id] => _types[id];
}
