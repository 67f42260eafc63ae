using System.Collections.Immutable;
using Nas.Domain.Architectures.Networks;
using Nas.Domain.Architectures.Variation;
using Nas.Domain.Numerics.Randomness;
using Nas.Effects.Engine;
using Nas.Effects.Training.Execution;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Nas.Effects.Training.Differentiable;

/// <summary>A supernet with its weights and the weights of its alternatives.</summary>
internal sealed class MixedNetwork : IDisposable
{
    private const double FirstShares = 1e-3;

    private readonly Executor _executor;
    private readonly ImmutableDictionary<int, int> _sums;

    public MixedNetwork(Supernet supernet, Network network, RandomStream stream)
    {
        _executor = new(network);
        _sums = supernet.SumsOf(network);
        Weights = Weights.Draw(network, stream.Child("weights"), CPU);
        Shares = [.. supernet.Points.Select((point, i) => Drawn(point.Parts.Length, stream.Child("shares").Child(i)))];
    }

    /// <summary>The weights of the network.</summary>
    public Weights Weights { get; }

    /// <summary>The weights of the alternatives of each choice point, before the softmax.</summary>
    public ImmutableArray<Parameter> Shares { get; }

    /// <summary>At each choice point the alternative that weighs most; of equals the first.</summary>
    public ImmutableArray<int> Chosen => [.. Shares.Select(share => Numbers(share) is var all ? Array.IndexOf(all, all.Max()) : 0)];

    /// <summary>Fills all gradients with those of the loss of a batch, in the caller's dispose scope.</summary>
    /// <param name="images">The images.</param>
    /// <param name="labels">Their classes.</param>
    public void Differentiate(Tensor images, Tensor labels)
    {
        foreach (var parameter in Weights.Parameters.Concat(Shares))
        {
            using var gradient = parameter.grad;
            gradient?.zero_();
        }

        Tensor[] shares = [.. Shares.Select(share => share.softmax(0))];
        var logits = _executor.RunMixed(Weights, images, _sums.ToDictionary(sum => sum.Key, sum => shares[sum.Value]));
        nn.functional.cross_entropy(logits, labels).backward();
    }

    /// <summary>The gradient by the weights of the alternatives, in one row.</summary>
    public double[] ShareGradient() => [.. Shares.SelectMany(share => Numbers(share.grad!))];

    /// <summary>Moves the weights of the alternatives by so much.</summary>
    public void MoveShares(double[] step)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var at = 0;
        foreach (var share in Shares)
        {
            var size = (int)share.shape[0];
            share.AddInPlace(tensor(Array.ConvertAll(step[at..(at + size)], one => (float)one), [size]));
            at += size;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Weights.Dispose();
        Array.ForEach([.. Shares], share => share.Dispose());
    }

    private static Parameter Drawn(int size, RandomStream stream)
    {
        var values = new float[size];
        stream.FillNormal(values);
        using var scope = NewDisposeScope();
        var drawn = nn.Parameter(tensor(Array.ConvertAll(values, value => (float)(FirstShares * value)), [size]));
        drawn.DetachFromDisposeScope();
        return drawn;
    }

    private static double[] Numbers(Tensor values) => Array.ConvertAll(values.detach().data<float>().ToArray(), value => (double)value);
}
