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
        var scored = job.Validation.Match(
            images => images,
            () =>
                job.Test.IfNone(() =>
                    throw new ArgumentException("a training needs validation or test images to be scored on", nameof(job))
                )
        );
        var where = device(job.Device);
        (_job, _cancel) = (job, cancel);
        _model = new(job.Network, Execution.Weights.Draw(job.Network, job.Stream.Child("weights"), where), job.Settings);
        _images = job.Placed ?? PlacedImages.On(where, job.Train, scored);
    }

    /// <summary>Scoring test images more than once would allow selection to depend on them.</summary>
    private bool ScoresEveryEpoch => _job.Validation.IsSome && (_job.ScoresEveryEpoch || _job.Settings.Patience.IsSome);

    private Metric Parameters => new("parameters", _job.Network.Parameters.Sum(parameter => (double)parameter.Elements));

    /// <summary>Trains all epochs and scores.</summary>
    public Verdict ToEnd()
    {
        for (var epoch = 0; epoch < _job.Settings.Epochs && !IsOutOfPatience(); epoch++)
        {
            var loss = Epoch(epoch);
            if (!double.IsFinite(loss))
            {
                return new Verdict.Diverged(
                    string.Create(CultureInfo.InvariantCulture, $"the training loss is {loss} in epoch {epoch + 1}")
                );
            }

            _losses.Add(loss);
            if (ScoresEveryEpoch || epoch == _job.Settings.Epochs - 1)
            {
                _evaluations.Add(_model.Evaluate(_images.Scored, _job.EvaluationBatch, _cancel));
            }
        }

        var last = _evaluations[^1];
        var unseen = last.Loss.IfNone(double.NaN);
        return double.IsFinite(unseen)
            ? new Verdict.Scored(last.Accuracy, Epochs(), Seq1(Parameters))
            {
                Validation = _job.Validation.Map(_ => last),
                Test = _job.Test.Map(Tested),
            }
            : new Verdict.Diverged(string.Create(CultureInfo.InvariantCulture, $"the loss on unseen images is {unseen}"));
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

    /// <summary>Where not every epoch was scored, the last one was.</summary>
    private Seq<EpochResult> Epochs() =>
        Seq(
                _losses.Select(
                    (loss, epoch) =>
                        new EpochResult(
                            loss,
                            epoch - _losses.Count + _evaluations.Count is var scored and >= 0 ? _evaluations[scored].Accuracy : None
                        )
                )
            )
            .Strict();

    private Evaluation Tested(ImageSet images)
    {
        if (_job.Validation.IsNone)
        {
            return _evaluations[^1];
        }

        using var test = new DeviceImages(images, _images.Train.Device);
        return _model.Evaluate(test, _job.EvaluationBatch, _cancel);
    }
}
