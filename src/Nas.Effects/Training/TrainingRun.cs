using System.Globalization;
using LanguageExt;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Sets;
using Nas.Effects.Training.Execution;
using static LanguageExt.Prelude;
using static TorchSharp.torch;

namespace Nas.Effects.Training;

/// <summary>A running training.</summary>
internal sealed class TrainingRun : IDisposable
{
    /// <summary>Steps between two checks of the loss, each of which waits for the device.</summary>
    private const int StepsPerCheck = 16;

    private readonly TrainingJob _job;
    private readonly CancellationToken _cancel;
    private readonly Model _model;
    private readonly PlacedImages _images;
    private readonly List<double> _losses = [];
    private readonly List<Evaluation> _evaluations = [];

    public TrainingRun(TrainingJob job, CancellationToken cancel)
    {
        var scored = job.Validation.Match(images => images, () => job.Test.IfNone(
            () => throw new ArgumentException("a training needs validation or test images to be scored on", nameof(job))));
        var where = device(job.Device);
        (_job, _cancel) = (job, cancel);
        _model = new(job.Network, Execution.Weights.Draw(job.Network, job.Stream.Child("weights"), where), job.Settings);
        _images = job.Placed ?? PlacedImages.On(where, job.Train, scored);
    }

    /// <summary>Scoring test images more than once would allow selection to depend on them.</summary>
    private bool ScoresEveryEpoch => _job.Validation.IsSome && (_job.ScoresEveryEpoch || _job.Settings.Patience.IsSome);

    /// <summary>Trains all epochs and scores.</summary>
    public Verdict ToEnd()
    {
        for (var epoch = 0; epoch < _job.Settings.Epochs && !IsOutOfPatience(); epoch++)
        {
            var loss = Epoch(epoch);
            if (!double.IsFinite(loss))
            {
                return new Verdict.Diverged(string.Create(CultureInfo.InvariantCulture, $"the training loss is {loss} in epoch {epoch + 1}"));
            }

            _losses.Add(loss);
            if (ScoresEveryEpoch || epoch == _job.Settings.Epochs - 1)
            {
                _evaluations.Add(_model.Evaluate(_images.Scored, _job.EvaluationBatch, _cancel));
            }
        }

        return double.IsFinite(_evaluations[^1].Loss)
            ? Verdict.Of(_evaluations[^1].Accuracy, Seq(_evaluations.Select(evaluation => evaluation.Accuracy)).Strict(), Seq(Metrics()).Strict())
            : new Verdict.Diverged(string.Create(CultureInfo.InvariantCulture, $"the loss on unseen images is {_evaluations[^1].Loss}"));
    }

    /// <summary>The current weights.</summary>
    public IReadOnlyList<NamedTensor> Weights() => _model.ToHost();

    /// <inheritdoc/>
    public void Dispose()
    {
        _model.Dispose();
        if (_job.Placed is null)
        {
            _images.Dispose();
        }
    }

    /// <summary>One pass over the training images; returns its mean loss, or the first non-finite loss immediately.</summary>
    private double Epoch(int epoch)
    {
        using var scope = NewDisposeScope();
        var sum = zeros(1, ScalarType.Float64, _images.Train.Device);
        var batches = Batches.ForTraining(_images.Train.Count, _job.Settings.BatchSize, epoch, _job.Stream.Child("order"));
        var (order, size) = (_images.Train.Order(batches), batches[0].Length);
        _model.LearningRate = Schedule.Cosine(_job.Settings.LearningRate, epoch, _job.Settings.Epochs);
        for (var steps = 1; steps <= batches.Count; steps++)
        {
            _cancel.ThrowIfCancellationRequested();
            using var step = NewDisposeScope();
            var (images, labels) = _images.Train.Gather(order.narrow(0, (long)(steps - 1) * size, size));
            _model.Step(images, labels, sum);
            if (steps % StepsPerCheck == 0 || steps == batches.Count)
            {
                var mean = sum.item<double>() / steps;
                _job.Report(new(epoch + 1, steps, batches.Count, mean));
                if (!double.IsFinite(mean) || steps == batches.Count)
                {
                    return mean;
                }
            }
        }

        throw new InvalidOperationException("an epoch has at least one batch");
    }

    private bool IsOutOfPatience()
    {
        var best = _evaluations.FindIndex(evaluation => evaluation.Accuracy == _evaluations.Max(other => other.Accuracy));
        return _job.Settings.Patience.Exists(patience => _evaluations.Count - 1 - best >= patience);
    }

    private IEnumerable<Metric> Metrics()
    {
        yield return new("parameters", _job.Network.Parameters.Sum(parameter => (double)parameter.Elements));
        yield return new("training-loss", _losses[^1]);
        foreach (var (loss, epoch) in _losses.Select((loss, i) => (loss, i + 1)))
        {
            yield return new(string.Create(CultureInfo.InvariantCulture, $"training-loss.{epoch}"), loss);
        }

        foreach (var metric in _job.Validation.IsSome ? MetricsOf("validation", _evaluations[^1]) : [])
        {
            yield return metric;
        }

        foreach (var metric in _job.Test.Map(images => MetricsOf("test", Tested(images))).IfNone([]))
        {
            yield return metric;
        }
    }

    private Evaluation Tested(ImageSet images)
    {
        if (_job.Validation.IsNone)
        {
            return _evaluations[^1];
        }

        using var test = new DeviceImages(images, _images.Train.Device);
        return _model.Evaluate(test, _job.EvaluationBatch, _cancel);
    }

    private static Metric[] MetricsOf(string set, Evaluation evaluation) =>
        [new($"{set}-accuracy", evaluation.Accuracy), new($"{set}-loss", evaluation.Loss)];
}
