using Nas.Domain.Architectures.Networks;
using Nas.Domain.Architectures.Networks.Rewrites;
using Nas.Domain.Numerics.Randomness;
using Nas.Effects.Data.Sets;
using Nas.Effects.Engine;
using Nas.Effects.Training.Execution;
using static TorchSharp.torch;

namespace Nas.Effects.Training.Models;

/// <summary>Computes class probabilities of images with a trained model.</summary>
public sealed class Classifier : IDisposable
{
    private readonly TrainedModel _model;
    private readonly Executor _executor;
    private readonly Weights _weights;
    private readonly Device _device;

    /// <summary>Loads a model into tensors.</summary>
    /// <param name="model">The model.</param>
    /// <param name="on">Where they live.</param>
    public Classifier(TrainedModel model, Domain.Search.Trials.ComputeDevice on)
    {
        LibTorch.Load();
        _device = device(on.ToString());
        var network = Fuse.Rewrite(model.Network);
        (_model, _executor, _weights) = (model, new(network), Weights.Draw(network, RandomStream.FromSeed(default), _device));
        _weights.Load(model.Weights);
    }

    /// <summary>The probabilities of the classes for each image.</summary>
    /// <param name="pixels">Images of the type that the model takes, in the units of its training images; not modified.</param>
    /// <param name="batch">Images at a time; no result depends on it beyond rounding.</param>
    public IEnumerable<float[]> Probabilities(ImageSet pixels, int batch = 128)
    {
        foreach (var indices in Batches.ForEvaluation(pixels.Count, batch))
        {
            foreach (var probabilities in Classify(pixels.Select(indices)).Chunk(_model.Network.Classes))
            {
                yield return probabilities;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _weights.Dispose();

    private float[] Classify(ImageSet pixels)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        _model.About.Scaling.Apply(pixels);
        var (images, type) = (Data.Sets.Padding.Around(pixels, _model.About.Border), _model.About.Input);
        var input = FromArrays.Tensor(images.Pixels, images.Count, type.Axis1, type.Axis2, type.Axis3).to(_device);
        return _executor.Run(_weights, input, training: false).softmax(1).cpu().data<float>().ToArray();
    }
}
