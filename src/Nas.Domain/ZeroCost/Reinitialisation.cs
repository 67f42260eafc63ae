using Nas.Domain.Architectures.Networks;

namespace Nas.Domain.ZeroCost;

/// <summary>Initial weights that some proxies prescribe instead of the usual ones; biases are 0 then.</summary>
public static class Reinitialisation
{
    /// <summary>Standard normal weights, as <see cref="Proxy.Zen"/> requires.</summary>
    public static Network Normal(ScoredNetwork network) => With(network, _ => new Initialisation.Normal());

    /// <summary>Weights of variance 2 / fan-in, uniform (He et al., 2015), as <see cref="Proxy.Trainability"/> requires.</summary>
    public static Network Kaiming(ScoredNetwork network) => With(network, fanIn => new Initialisation.Uniform(Math.Sqrt(6.0 / fanIn)));

    private static Network With(ScoredNetwork network, Func<long, Initialisation> ofFanIn)
    {
        var parameters = network.Network.Parameters.Items.ToBuilder();
        foreach (var node in network.Affine)
        {
            var weight = parameters[node.Parameters[0]];
            parameters[node.Parameters[0]] = weight with { Init = ofFanIn(weight.Elements / weight.Shape[0]) };
            foreach (var bias in node.Parameters.Skip(1))
            {
                parameters[bias] = parameters[bias] with { Init = new Initialisation.Constant(0) };
            }
        }

        return network.Network with
        {
            Parameters = parameters.ToImmutable(),
        };
    }
}
