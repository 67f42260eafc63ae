using System.Collections.Immutable;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Numerics;

namespace Nas.Domain.Architectures.Networks.Rewrites;

/// <summary>One walk over a network, operands before readers, that lets a rule write other nodes in place of each.</summary>
/// <remarks>Mutable, and local to a pure function.</remarks>
internal sealed class GraphRewriter
{
    private readonly List<NetworkNode?> _producers;
    private readonly List<int> _reads;
    private readonly List<TensorType> _types;
    private readonly int[] _replacements;
    private readonly List<NetworkNode> _written = [];

    private GraphRewriter(Network network)
    {
        var ids = 1 + network.Nodes.Max(node => node.Id);
        Head = network.Head.Id;
        _producers = [.. new NetworkNode?[ids]];
        _reads = [.. new int[ids]];
        _types = [.. new TensorType[ids]];
        _types[Network.InputId] = network.Input;
        _replacements = [.. Enumerable.Range(0, ids)];
        foreach (var input in network.Nodes.SelectMany(node => node.Inputs))
        {
            _reads[input]++;
        }
    }

    /// <summary>Writes the replacement of a node whose operands are already replaced, and returns its value.</summary>
    /// <returns>The value; null, with nothing written, where the rule does not apply.</returns>
    public delegate int? Rule(GraphRewriter rewriter, NetworkNode node);

    /// <summary>The id of the network's last value.</summary>
    public int Head { get; }

    /// <summary>Applies a rule to every node and removes unused values; the same instance when it applied nowhere.</summary>
    public static Network Apply(Network network, Rule rule)
    {
        var rewriter = new GraphRewriter(network);
        var changed = false;
        foreach (var node in network.Nodes)
        {
            var current = rewriter.Current(node);
            var value = rule(rewriter, current);
            changed |= value is not null;
            rewriter._replacements[node.Id] = value ?? rewriter.Write(current);
        }

        return changed ? network with { Nodes = Live(rewriter._written, rewriter._replacements[network.Head.Id]) } : network;
    }

    public TensorType TypeOf(int value) => _types[value];

    /// <summary>The operation of the node that makes a value; null for the network's input.</summary>
    public Primitive? OpOf(int value) => _producers[value]?.Op;

    /// <summary>The node that makes a value.</summary>
    public NetworkNode ProducerOf(int value) =>
        _producers[value] ?? throw new InvalidOperationException("the network's input has no maker");

    /// <summary>How many operands of nodes a value is.</summary>
    public int Reads(int value) => _reads[value];

    /// <summary>The node that makes the operand <paramref name="value"/> of <paramref name="reader"/>, if it does <typeparamref name="T"/>
    /// for this reader alone.</summary>
    /// <remarks>In a compact network a join reads a shared module's one value as often as the module has copies.</remarks>
    public NetworkNode? Feeding<T>(NetworkNode reader, int value)
        where T : Primitive
    {
        var times = reader.Inputs.Length == 1 ? 1 : reader.Inputs.Count(input => input == value);
        return _producers[value] is { Op: T } maker && _reads[value] == times && maker.Copies == Saturating.Product(reader.Copies, times)
            ? maker
            : null;
    }

    /// <summary>Writes a node under its own id.</summary>
    public int Write(NetworkNode node)
    {
        _written.Add(node);
        (_producers[node.Id], _types[node.Id]) = (node, node.Output);
        return node.Id;
    }

    /// <summary>Writes a node under an id that no other has.</summary>
    public int New(NetworkNode node)
    {
        _producers.Add(null);
        _reads.Add(1);
        _types.Add(default);
        foreach (var input in node.Inputs)
        {
            _reads[input]++;
        }

        return Write(node with { Id = _producers.Count - 1 });
    }

    private NetworkNode Current(NetworkNode node) =>
        node.Inputs.All(input => _replacements[input] == input) ? node : node with { Inputs = [.. node.Inputs.Select(Follow)] };

    private int Follow(int input)
    {
        var now = _replacements[input];
        _reads[now] += now == input ? 0 : 1;
        return now;
    }

    private static ImmutableArray<NetworkNode> Live(List<NetworkNode> nodes, int head)
    {
        var live = new bool[1 + nodes.Max(node => node.Id)];
        live[head] = true;
        foreach (var node in Enumerable.Reverse(nodes).Where(node => live[node.Id]))
        {
            foreach (var input in node.Inputs)
            {
                live[input] = true;
            }
        }

        return [.. nodes.Where(node => live[node.Id])];
    }
}
