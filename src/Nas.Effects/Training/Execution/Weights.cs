using System.Runtime.InteropServices;
using Nas.Domain.Architectures.Networks;
using Nas.Domain.Numerics.Randomness;
using Nas.Effects.Engine;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Nas.Effects.Training.Execution;

/// <summary>The tensors that belong to a network: its parameters, and the running statistics of its batch norms.</summary>
/// <remarks>Parameters are found by their index in <see cref="Network.Parameters"/>, so the same weights serve a network
/// and its fused form. Disposing releases them all.</remarks>
public sealed class Weights : IDisposable
{
    /// <summary>PyTorch's.</summary>
    internal const double UsualMomentum = 0.1;

    private readonly Network _network;
    private readonly Dictionary<int, RunningStatistics> _statistics = [];

    private Weights(Network network, Func<int, Tensor> initial)
    {
        using var scope = NewDisposeScope();
        _network = network;
        Parameters = [.. network.Parameters.Select((_, index) => nn.Parameter(initial(index)))];
        var like = Parameters[0];
        foreach (var norm in BatchNorms)
        {
            _statistics.Add(norm.Id, RunningStatistics.Fresh(norm.Output.Axis1, like.dtype, like.device));
        }

        Array.ForEach(All().ToArray(), item => item.Tensor.DetachFromDisposeScope());
    }

    /// <summary>The share of a batch in the running statistics after its step.</summary>
    internal double StatisticsMomentum { get; set; } = UsualMomentum;

    /// <summary>Whether the network has running statistics.</summary>
    internal bool HasStatistics => _statistics.Count > 0;

    /// <summary>The parameters in the network's order.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    private IEnumerable<NetworkNode> BatchNorms => BatchNormsOf(_network);

    /// <summary>Initial weights: parameter i is drawn from the stream's child i.</summary>
    /// <param name="network">The network; its fused form gives the same weights.</param>
    /// <param name="stream">The trial's stream for weights.</param>
    /// <param name="device">Where the tensors live.</param>
    public static Weights Draw(Network network, RandomStream stream, Device device) =>
        new(network, index => Drawn(network.Parameters[index], stream.Child(index)).to(device));

    /// <summary>Weights with given numbers in double precision.</summary>
    /// <param name="network">The network.</param>
    /// <param name="values">The numbers of a parameter by its index, row-major.</param>
    public static Weights OfDoubles(Network network, Func<int, double[]> values) =>
        new(network, index => FromArrays.Tensor(values(index), [.. network.Parameters[index].Shape.Select(size => (long)size)]));

    /// <summary>Names and shapes of all tensors that belong to a network, in the order of <see cref="ToHost"/>.</summary>
    public static IEnumerable<(string Name, long[] Shape)> ShapesOf(Network network) =>
        network
            .Parameters.Select(parameter => (parameter.Name, Array.ConvertAll([.. parameter.Shape], size => (long)size)))
            .Concat(
                BatchNormsOf(network)
                    .SelectMany(norm =>
                        new[] { "running_mean", "running_var" }.Select(role => (norm.Name(role), new long[] { norm.Output.Axis1 }))
                    )
            );

    /// <summary>A copy of all tensors on the same device.</summary>
    internal Weights Copy()
    {
        using var noGrad = no_grad();
        var copy = new Weights(_network, index => Parameters[index].detach().clone());
        foreach (var (target, source) in copy.Tensors.Zip(Tensors))
        {
            target.copy_(source);
        }

        return copy;
    }

    /// <summary>All tensors, in the network's order, statistics last.</summary>
    internal IEnumerable<Tensor> Tensors => All().Select(item => item.Tensor);

    /// <summary>Overwrites the tensors that have a namesake of their shape with it; the others stay as they are.</summary>
    internal void Inherit(IReadOnlyList<NamedTensor> tensors)
    {
        var byName = tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        Load([
            .. All()
                .Select(item =>
                    byName.GetValueOrDefault(item.Name) is { } found && found.Shape.SequenceEqual(item.Tensor.shape)
                        ? found
                        : new NamedTensor(item.Name, item.Tensor.shape, ToArray(item.Tensor))
                ),
        ]);
    }

    /// <summary>New weights mapped from these, with initial statistics.</summary>
    /// <param name="made">Maps a parameter; the result may share its memory.</param>
    internal Weights Map(Func<Tensor, Tensor> made) => new(_network, index => made(Parameters[index].detach()));

    /// <summary>The running statistics of a batch norm.</summary>
    internal RunningStatistics StatisticsOf(NetworkNode norm) => _statistics[norm.Id];

    /// <summary>A copy of all tensors in managed memory, in the network's order, statistics last.</summary>
    public IReadOnlyList<NamedTensor> ToHost()
    {
        using var scope = NewDisposeScope();
        return [.. All().Select(item => new NamedTensor(item.Name, item.Tensor.shape, ToArray(item.Tensor)))];
    }

    /// <summary>Overwrites all tensors with a copy that <see cref="ToHost"/> made.</summary>
    /// <exception cref="ArgumentException">The tensors are not those of this network.</exception>
    public void Load(IReadOnlyList<NamedTensor> tensors)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var byName = tensors.ToDictionary(t => t.Name, StringComparer.Ordinal);
        foreach (var (name, target) in All())
        {
            var source =
                byName.GetValueOrDefault(name) ?? throw new ArgumentException($"the weights have no tensor '{name}'", nameof(tensors));
            if (!source.Shape.SequenceEqual(target.shape))
            {
                throw new ArgumentException(
                    $"'{name}' is {string.Join('x', source.Shape)}, and the network needs {string.Join('x', target.shape)}",
                    nameof(tensors)
                );
            }

            target.copy_(tensor(source.Values, [.. source.Shape]));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Array.ForEach(All().ToArray(), item => item.Tensor.Dispose());

    private IEnumerable<(string Name, Tensor Tensor)> All() =>
        Parameters
            .Select((parameter, i) => (_network.Parameters[i].Name, (Tensor)parameter))
            .Concat(
                BatchNorms.SelectMany(norm =>
                    new[]
                    {
                        (norm.Name("running_mean"), _statistics[norm.Id].Mean),
                        (norm.Name("running_var"), _statistics[norm.Id].Variance),
                    }
                )
            );

    private static IEnumerable<NetworkNode> BatchNormsOf(Network network) => network.Nodes.Where(node => node.Op is Primitive.BatchNorm);

    private static float[] ToArray(Tensor tensor) => tensor.detach().to(ScalarType.Float32).cpu().contiguous().data<float>().ToArray();

    /// <summary>Writes the numbers directly into the tensor's memory.</summary>
    private static Tensor Drawn(NetworkParameter parameter, RandomStream stream)
    {
        var drawn = empty([.. parameter.Shape.Select(size => (long)size)]);
        var values = MemoryMarshal.Cast<byte, float>(drawn.bytes);
        switch (parameter.Init)
        {
            case Initialisation.Uniform uniform:
                stream.FillUniform(values, -uniform.Bound, uniform.Bound);
                break;
            case Initialisation.Normal:
                stream.FillNormal(values);
                break;
            case Initialisation.Constant constant:
                values.Fill((float)constant.Value);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(parameter));
        }

        return drawn;
    }
}
