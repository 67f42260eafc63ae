using Nas.Domain.Numerics.Randomness;
using Nas.Effects.Engine;
using static TorchSharp.torch;

namespace Nas.Effects.Models.GraphNetworks;

/// <summary>A layer of graph attention (Veličković et al., ICLR 2018): each node becomes a mean of those that it looks at, weighted by
/// softmax of LeakyReLU(key · what is looked at + query · the node), head by head, and is shifted by a bias.</summary>
internal sealed class AttentionLayer
{
    private const int Heads = 4;
    private const double LeakySlope = 0.2;

    // e⁻⁶⁰ of a share is none, and no sum of shares is 0.
    private const double Faintest = -60;

    private readonly Layer _map;
    private readonly Tensor _keys;
    private readonly Tensor _queries;
    private readonly Tensor _bias;
    private readonly int _width;

    public AttentionLayer(ParameterSet parameters, int from, int width, RandomStream stream)
    {
        var bound = Math.Sqrt(6.0 * Heads / width);
        _width = width;
        _map = parameters.Linear(from, width, stream.Child("map"));
        _keys = parameters.Uniform(1, width, bound, stream.Child("keys"));
        _queries = parameters.Uniform(1, width, bound, stream.Child("queries"));
        _bias = parameters.Constant(width, 0);
    }

    /// <summary>[nodes, from] → [nodes, width].</summary>
    public Tensor Apply(Tensor nodes, GraphBatch batch)
    {
        var count = nodes.shape[0];
        var mapped = _map.Apply(nodes);
        var (keys, queries) = (ByHead(mapped * _keys).sum(-1), ByHead(mapped * _queries).sum(-1));
        var raw = keys.index_select(0, batch.Sources).Add(queries.index_select(0, batch.Targets)).LeakyRelu(LeakySlope);
        var size = (raw - raw.detach().max()).Clamp(Faintest, 0).exp();
        var sums = zeros(count, Heads).AddRows(batch.Targets, size);
        var shares = size / sums.index_select(0, batch.Targets);
        var looked = shares.unsqueeze(-1) * ByHead(mapped).index_select(0, batch.Sources);
        return zeros(count, Heads, _width / Heads).AddRows(batch.Targets, looked).reshape(count, _width).Add(_bias);
    }

    private Tensor ByHead(Tensor nodes) => nodes.reshape(nodes.shape[0], Heads, _width / Heads);
}
