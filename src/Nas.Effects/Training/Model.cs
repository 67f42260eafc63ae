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
    private readonly Objective _objective;
    private readonly IOptimiser _optimiser;
    private readonly AveragedWeights? _averaged;

    /// <param name="network">The network.</param>
    /// <param name="weights">Its weights, owned by the model.</param>
    /// <param name="settings">How it is trained.</param>
    /// <param name="objective">What it is trained for; not owned.</param>
    public Model(Network network, Weights weights, Settings settings, Objective objective)
    {
        _executor = new(network);
        (_weights, _settings, _objective) = (weights, settings, objective);
        _optimiser = Optimisers.Create(settings, weights.Parameters);
        _averaged = settings.Averaging > 0 ? new(weights, settings.Averaging) : null;
    }

    /// <summary>The weights that are scored and kept.</summary>
    private Weights Result => _averaged?.Average ?? _weights;

    /// <summary>The learning rate of the following steps.</summary>
    public double LearningRate
    {
        set => _optimiser.LearningRate = value;
    }

    /// <summary>One step on a batch; adds its loss to <paramref name="losses"/>, and returns the number of right answers, where there are such, without waiting for
    /// either.</summary>
    public Tensor Step(MixedBatch batch, Tensor losses)
    {
        ForgetGradients();
        using var logits = Forward(batch.Images);
        using var loss = Loss(logits, batch);
        loss.backward();
        _settings.ClipNorm.IfSome(max => nn.utils.clip_grad_norm_(_weights.Parameters, max));
        _optimiser.Step();
        _averaged?.Add();
        using var value = loss.detach();
        losses.AddInPlace(value);
        using var answers = logits.detach();
        return _objective.Hits(answers, batch.Labels);
    }

    /// <summary>The logits of a training step, in single precision whatever the activations have.</summary>
    private Tensor Forward(Tensor images)
    {
        if (_settings.Precision != Precision.Bf16)
        {
            return _executor.Run(_weights, images, training: true);
        }

        using var rounded = images.to(ScalarType.BFloat16);
        using var logits = _executor.Run(_weights, rounded, training: true);
        return logits.to(ScalarType.Float32);
    }

    private Tensor Loss(Tensor logits, MixedBatch batch)
    {
        var first = _objective.Loss(logits, batch.Labels);
        if (batch.Share >= 1)
        {
            return first;
        }

        using (first)
        using (var second = _objective.Loss(logits, batch.Others))
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

    /// <summary>How it does on all images.</summary>
    public Judgement Evaluate(DeviceImages images, int batch, CancellationToken cancel)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var marks = _objective.Marks(images.Device);
        var batches = Batches.ForEvaluation(images.Count, batch);
        var order = images.Order(batches);
        for (var i = 0; i < batches.Count; i++)
        {
            cancel.ThrowIfCancellationRequested();
            using var step = NewDisposeScope();
            var (x, wanted) = images.Gather(order.narrow(0, (long)i * batch, batches[i].Length));
            marks.Add(_executor.Run(Result, x, training: false), wanted);
        }

        return marks.End(images.Count);
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
