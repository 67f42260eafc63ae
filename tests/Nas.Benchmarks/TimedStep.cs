using System.Diagnostics;
using Nas.Domain.Architectures.Networks;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Trials;
using Nas.Effects.Training;
using Nas.Effects.Training.Execution;
using static TorchSharp.torch;

namespace Nas.Benchmarks;

/// <summary>Training steps of a network on one made-up batch of images.</summary>
internal sealed class TimedStep : IDisposable
{
    private readonly Model _model;
    private readonly Tensor _images;
    private readonly Tensor _labels;
    private readonly Tensor _losses = zeros(1);

    public TimedStep(Network network, int batch)
    {
        var (stream, type) = (RandomStream.FromSeed(new Seed(1)), network.Input);
        var pixels = new float[batch * type.Elements];
        stream.FillNormal(pixels);
        var recipe = TrainingRecipe.Default(epochs: 1);
        _model = new(network, Weights.Draw(network, stream, CPU), recipe, new ClassObjective(recipe, weights: null));
        _images = tensor(pixels, [batch, type.Axis1, type.Axis2, type.Axis3]);
        _labels = tensor([.. Enumerable.Range(0, batch).Select(i => (long)(i % network.Classes))], [batch]);
    }

    public StepTime Time()
    {
        var (clock, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        using var scope = NewDisposeScope();
        _model.Step(new(_images, _labels, _labels, 1), _losses);
        return new(clock.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - before).TotalSeconds);
    }

    public void Dispose() => _model.Dispose();
}
