using Nas.Domain.Architectures.Networks;
using Nas.Domain.Architectures.Networks.Rewrites;
using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Sets;
using Nas.Effects.Engine;
using Nas.Effects.Training.Execution;
using static TorchSharp.torch;

namespace Nas.Effects.Training.Models;

/// <summary>Computes what trained networks tell of images: probabilities of classes, or numbers.</summary>
public sealed class Classifier : IDisposable
{
    private readonly ModelDescription _about;
    private readonly (Executor Executor, Weights Weights, double Weight)[] _members;
    private readonly Device _device;

    /// <summary>Numbers that an image is answered with.</summary>
    private readonly int _answer;

    /// <summary>Loads a model into tensors.</summary>
    /// <param name="model">The model.</param>
    /// <param name="on">Where they live.</param>
    public Classifier(TrainedModel model, Domain.Search.Trials.ComputeDevice on)
        : this(TrainedEnsemble.Of(model), on) { }

    /// <summary>Loads the networks of an ensemble into tensors.</summary>
    /// <param name="ensemble">The ensemble.</param>
    /// <param name="on">Where they live.</param>
    public Classifier(TrainedEnsemble ensemble, Domain.Search.Trials.ComputeDevice on)
    {
        LibTorch.Load();
        _device = device(on.ToString());
        _about = ensemble.About;
        _answer = _about.Classes.Count * _about.MapSize.Map(size => size.Height * size.Width).IfNone(1);
        _members = [.. ensemble.Members.Map(member => Loaded(member.Network, member.Weight))];
    }

    /// <summary>The probabilities of the classes or labels, or the numbers, for each image; the maps one after the other.</summary>
    /// <param name="pixels">Images of the type that the model takes, in the units of its training images; not modified.</param>
    /// <param name="batch">Images at a time; no result depends on it beyond rounding.</param>
    public IEnumerable<float[]> Probabilities(ImageSet pixels, int batch = 128) =>
        Batchwise(
            pixels,
            batch,
            images =>
            {
                _about.Scaling.Apply(images);
                return Data.Sets.Padding.Around(images, _about.Border);
            }
        );

    /// <summary>The same for images that are standardised and have their border, as those of a task.</summary>
    /// <param name="images">The images; not modified.</param>
    /// <param name="batch">Images at a time; no result depends on it beyond rounding.</param>
    public IEnumerable<float[]> OfStandardised(ImageSet images, int batch = 128) => Batchwise(images, batch, same => same);

    /// <inheritdoc/>
    public void Dispose() => Array.ForEach(_members, member => member.Weights.Dispose());

    private IEnumerable<float[]> Batchwise(ImageSet images, int batch, Func<ImageSet, ImageSet> prepare)
    {
        foreach (var indices in Batches.ForEvaluation(images.Count, batch))
        {
            foreach (var probabilities in Classify(prepare(images.Select(indices))).Chunk(_answer))
            {
                yield return probabilities;
            }
        }
    }

    private (Executor Executor, Weights Weights, double Weight) Loaded(TrainedModel model, double weight)
    {
        var network = Fuse.Rewrite(model.Network);
        var weights = Weights.Draw(network, RandomStream.FromSeed(default), _device);
        weights.Load(model.Weights);
        return (new(network), weights, weight);
    }

    private Tensor Told(Tensor outputs) =>
        _about.Kind switch
        {
            TargetKind.Classes => outputs.softmax(1),
            TargetKind.Labels or TargetKind.Masks => outputs.sigmoid(),
            _ => outputs,
        };

    private float[] Classify(ImageSet images)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var type = _about.Input;
        var input = FromArrays.Tensor(images.Pixels, images.Count, type.Axis1, type.Axis2, type.Axis3).to(_device);
        return _members
            .Select(member => Told(member.Executor.Run(member.Weights, input, training: false)).Mul(member.Weight))
            .Aggregate((sum, one) => sum.Add(one))
            .cpu()
            .data<float>()
            .ToArray();
    }
}
