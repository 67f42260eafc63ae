using System.Globalization;
using Nas.Domain.Architectures.Networks;
using Nas.Domain.Architectures.Networks.Costs;
using Nas.Domain.Architectures.Networks.Rewrites;
using Nas.Domain.Numerics.Randomness;
using Nas.Effects.Engine;
using Nas.Effects.Training.Execution;
using Nas.Effects.Trials;
using static TorchSharp.torch;

namespace Nas.Benchmarks;

/// <summary>Bytes of activations that a training step of each seed keeps: as <see cref="Cost"/> predicts them, and as the process
/// grows.</summary>
/// <remarks>Measured as resident memory between the forward and the backward pass, less that before, in a process whose
/// allocator was emptied before each; pages of parameters and of gradients are there already.</remarks>
internal static class MemoryBenchmark
{
    public static int Run()
    {
        LibTorch.UseThreads(1);
        Console.WriteLine($"{"seed", -24} {"predicted MB", 12} {"measured MB", 12} {"ratio", 6}");
        foreach (var seed in BenchmarkArchitectures.Seeds())
        {
            var predicted =
                Cost.Measure(seed.Derivation, BenchmarkArchitectures.Classes, BenchmarkArchitectures.Batch).ActivationBytes / 1e6;
            var measured = Measured(Fuse.Rewrite(seed.Literal())) / 1e6;
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{seed.Name, -24} {predicted, 12:F1} {measured, 12:F1} {predicted / measured, 6:F2}"
                )
            );
        }

        return 0;
    }

    private static double Measured(Network network)
    {
        using var scope = NewDisposeScope();
        var (stream, type, batch) = (RandomStream.FromSeed(new Seed(1)), network.Input, BenchmarkArchitectures.Batch);
        var pixels = new float[batch * type.Elements];
        stream.FillNormal(pixels);
        using var weights = Weights.Draw(network, stream, CPU);
        using var images = tensor(pixels, [batch, type.Axis1, type.Axis2, type.Axis3]);
        var executor = new Executor(network);
        executor.Run(weights, images, training: true).sum().backward();
        NativeProcess.GiveMemoryBack();
        var before = NativeMemory.Resident();
        var logits = executor.Run(weights, images, training: true);
        NativeProcess.GiveMemoryBack();
        var kept = NativeMemory.Resident() - before;
        logits.sum().backward();
        return kept;
    }
}
