using System.Collections.Immutable;
using Nas.Domain.Architectures.Networks;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Sets;
using Nas.Effects.Engine;
using Nas.Effects.Training.Execution;
using static TorchSharp.torch;
using Settings = Nas.Domain.Search.Trials.TrainingRecipe;

namespace Nas.Effects.Training;

/// <summary>A network with its weights and its optimiser, for training steps and evaluation.</summary>
internal sealed class Model : IDisposable
{
    private readonly Executor _executor;
    private readonly Weights _weights;
    private readonly Settings _settings;
    private readonly IOptimiser _optimiser;
    private readonly AveragedWeights? _averaged;

    /// <param name="network">The network.</param>
    /// <param name="weights">Its weights, owned by the model.</param>
    /// <param name="settings">How it is trained.</param>
    public Model(Network network, Weights weights, Settings settings)
    {
        _executor = new(network);
        (_weights, _settings) = (weights, settings);
        _optimiser = Optimisers.Create(settings, weights.Parameters);
        _averaged = settings.Averaging > 0 ? new(weights, settings.Averaging) : null;
    }

    /// <summary>How much an image of each class counts in the loss; null where all count alike.</summary>
    public Tensor? ClassWeights { get; init; }

    /// <summary>The weights that are scored and kept.</summary>
    private Weights Result => _averaged?.Average ?? _weights;

    /// <summary>The learning rate of the following steps.</summary>
    public double LearningRate
    {
        set => _optimiser.LearningRate = value;
    }

    /// <summary>One step on a batch; adds its loss to <paramref name="losses"/>, and returns the number of right answers, without waiting for
    /// either.</summary>
    public Tensor Step(MixedBatch batch, Tensor losses)
    {
        ForgetGradients();
        using var logits = _executor.Run(_weights, batch.Images, training: true);
        using var loss = Loss(logits, batch);
        loss.backward();
        _settings.ClipNorm.IfSome(max => nn.utils.clip_grad_norm_(_weights.Parameters, max));
        _optimiser.Step();
        _averaged?.Add();
        using var value = loss.detach();
        losses.AddInPlace(value);
        using var answers = logits.detach().argmax(1);
        using var hits = answers.eq(batch.Labels);
        return hits.sum();
    }

    private Tensor Loss(Tensor logits, MixedBatch batch)
    {
        var first = nn.functional.cross_entropy(logits, batch.Labels, ClassWeights, label_smoothing: _settings.LabelSmoothing);
        if (batch.Share >= 1)
        {
            return first;
        }

        using (first)
        using (var second = nn.functional.cross_entropy(logits, batch.Others, ClassWeights, label_smoothing: _settings.LabelSmoothing))
        using (var larger = first.Mul(batch.Share))
        {
            return larger.Add(second, 1 - batch.Share);
        }
    }

    /// <summary>Makes the running statistics those of some batches under the weights that are scored. A short training has just begun to
    /// learn them, and averaged weights have none of their own.</summary>
    public void Recalibrate(IEnumerable<Tensor> batches)
    {
        using var noGrad = no_grad();
        var seen = 0;
        foreach (var images in Result.HasStatistics ? batches : [])
        {
            using var scope = NewDisposeScope();
            Result.StatisticsMomentum = 1.0 / ++seen;
            _executor.Run(Result, images, training: true);
        }

        Result.StatisticsMomentum = Weights.UsualMomentum;
    }

    /// <summary>Accuracy and loss on all images.</summary>
    public Judgement Evaluate(DeviceImages images, int batch, CancellationToken cancel)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var (correct, loss) = (zeros(1, ScalarType.Int64, images.Device), zeros(1, ScalarType.Float64, images.Device));
        var batches = Batches.ForEvaluation(images.Count, batch);
        var order = images.Order(batches);
        var (known, taken) = (ImmutableArray.CreateBuilder<int>(), ImmutableArray.CreateBuilder<int>());
        for (var i = 0; i < batches.Count; i++)
        {
            cancel.ThrowIfCancellationRequested();
            using var step = NewDisposeScope();
            var (x, labels) = images.Gather(order.narrow(0, (long)i * batch, batches[i].Length));
            var logits = _executor.Run(Result, x, training: false);
            loss.AddInPlace(nn.functional.cross_entropy(logits, labels, reduction: nn.Reduction.Sum));
            var answers = logits.argmax(1);
            correct.AddInPlace(answers.eq(labels).sum());
            if (_settings.Metric != ScoreMetric.Accuracy)
            {
                known.AddRange(Integers(labels));
                taken.AddRange(Integers(answers));
            }
        }

        var found = new Evaluation((double)correct.item<long>() / images.Count, loss.item<double>() / images.Count);
        return Judgement.Of(found, _settings.Metric, known.ToImmutable(), taken.ToImmutable());
    }

    private static int[] Integers(Tensor tensor)
    {
        using var there = tensor.to(ScalarType.Int32).cpu();
        return there.data<int>().ToArray();
    }

    /// <summary>The weights in managed memory.</summary>
    public IReadOnlyList<NamedTensor> ToHost() => Result.ToHost();

    /// <inheritdoc/>
    public void Dispose()
    {
        ForgetGradients();
        _optimiser.Dispose();
        _averaged?.Dispose();
        _weights.Dispose();
    }

    /// <summary>The optimiser's own zero_grad keeps the tensors and fills them with zeros, which the next pass would add to.</summary>
    private void ForgetGradients()
    {
        foreach (var parameter in _weights.Parameters)
        {
            parameter.grad = null;
        }
    }
}
