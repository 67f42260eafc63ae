using Nas.Domain.Architectures.Networks;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Sets;
using Nas.Effects.Training.Execution;
using static TorchSharp.torch;
using Settings = Nas.Domain.Search.Trials.TrainingRecipe;

namespace Nas.Effects.Training;

/// <summary>A network with its weights and its optimiser, for training steps and evaluation.</summary>
internal sealed class Model : IDisposable
{
    private readonly Executor _executor;
    private readonly Weights _weights;
    private readonly optim.Optimizer _optimiser;

    /// <param name="network">The network.</param>
    /// <param name="weights">Its weights, owned by the model.</param>
    /// <param name="settings">Momentum, weight decay and the first learning rate.</param>
    public Model(Network network, Weights weights, Settings settings)
    {
        _executor = new(network);
        _weights = weights;
        _optimiser = optim.SGD(weights.Parameters, settings.LearningRate, momentum: settings.Momentum, weight_decay: settings.WeightDecay);
    }

    /// <summary>The learning rate of the following steps.</summary>
    public double LearningRate
    {
        set
        {
            foreach (var group in _optimiser.ParamGroups)
            {
                group.LearningRate = value;
            }
        }
    }

    /// <summary>One step of gradient descent on a batch; adds its loss to <paramref name="losses"/> without waiting for it.</summary>
    public void Step(Tensor images, Tensor labels, Tensor losses)
    {
        ForgetGradients();
        using var logits = _executor.Run(_weights, images, training: true);
        using var loss = nn.functional.cross_entropy(logits, labels);
        loss.backward();
        _optimiser.step();
        using var value = loss.detach();
        losses.add_(value);
    }

    /// <summary>Accuracy and loss on all images.</summary>
    public Evaluation Evaluate(DeviceImages images, int batch, CancellationToken cancel)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var (correct, loss) = (zeros(1, ScalarType.Int64, images.Device), zeros(1, ScalarType.Float64, images.Device));
        var batches = Batches.ForEvaluation(images.Count, batch);
        var order = images.Order(batches);
        for (var i = 0; i < batches.Count; i++)
        {
            cancel.ThrowIfCancellationRequested();
            using var step = NewDisposeScope();
            var (x, labels) = images.Gather(order.narrow(0, (long)i * batch, batches[i].Length));
            var logits = _executor.Run(_weights, x, training: false);
            loss.add_(nn.functional.cross_entropy(logits, labels, reduction: nn.Reduction.Sum));
            correct.add_(logits.argmax(1).eq(labels).sum());
        }

        return new((double)correct.item<long>() / images.Count, loss.item<double>() / images.Count);
    }

    /// <summary>The weights in managed memory.</summary>
    public IReadOnlyList<NamedTensor> ToHost() => _weights.ToHost();

    /// <inheritdoc/>
    public void Dispose()
    {
        ForgetGradients();
        _optimiser.Dispose();
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
