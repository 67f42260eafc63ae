using System.Diagnostics;
using Nas.Domain.Architectures.Networks;
using Nas.Domain.Numerics.Randomness;
using Nas.Effects.Engine;
using Nas.Effects.Training.Execution;
using static TorchSharp.torch;

namespace Nas.Effects.Training;

/// <summary>Measures how long a network takes on this machine.</summary>
internal static class LatencyMeasurement
{
    private const int WarmUp = 3;
    private const int Runs = 15;

    /// <summary>Milliseconds of one example, the median of some runs on one thread. Weights do not matter.</summary>
    public static double Of(Network network)
    {
        LibTorch.Load();
        LibTorch.UseThreads(1);
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        using var weights = Weights.Draw(network, RandomStream.FromSeed(default), CPU);
        var (executor, type) = (new Executor(network), network.Input);
        var example = zeros(1, type.Axis1, type.Axis2, type.Axis3);
        var times = Enumerable.Range(0, WarmUp + Runs).Select(_ => Run(executor, weights, example)).Skip(WarmUp).Order().ToArray();
        return times[Runs / 2];
    }

    private static double Run(Executor executor, Weights weights, Tensor example)
    {
        var began = Stopwatch.GetTimestamp();
        using var logits = executor.Run(weights, example, training: false);
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }
}
