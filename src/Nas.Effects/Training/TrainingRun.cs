using System.Diagnostics;
using System.Globalization;
using LanguageExt;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Sets;
using Nas.Effects.Engine;
using Nas.Effects.Training.Execution;
using static LanguageExt.Prelude;
using static TorchSharp.torch;

namespace Nas.Effects.Training;

/// <summary>A running training.</summary>
internal sealed class TrainingRun : IDisposable
{
    /// <summary>Steps between two checks of the loss, each of which waits for the device.</summary>
    private const int StepsPerCheck = 16;

    /// <summary>Steps that are taken to measure their time before a training by the clock, and not kept.</summary>
    private const int RehearsedSteps = 3;

    /// <summary>Steps after which running statistics are those of the weights.</summary>
    private const int StepsToSettle = 200;

    private const int CalibrationBatches = 8;

    /// <summary>The time of scoring an image, as a share of the time of training on it.</summary>
    private const double ScoringShare = 0.4;

    private readonly TrainingJob _job;
    private readonly CancellationToken _cancel;
    private readonly Model _model;
    private readonly PlacedImages _images;
    private readonly Augmenter _augmenter;
    private readonly List<double> _losses = [];
    private readonly List<Judgement> _evaluations = [];
    private readonly Objective _objective;
    private readonly Pace? _pace;
    private readonly int _batch;
    private readonly int _stepsPerEpoch;
    private int _steps;

    public TrainingRun(TrainingJob job, CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        var scored = job.Validation.Match(
            images => images,
            () =>
                job.Test.IfNone(() =>
                    throw new ArgumentException("a training needs validation or test images to be scored on", nameof(job))
                )
        );
        var where = device(job.Device);
        (_job, _cancel) = (job, cancel);
        _images = job.Placed ?? PlacedImages.On(where, job.Train, scored);
        _batch = Math.Min(job.Settings.BatchSize, _images.Train.Count);
        _stepsPerEpoch = _images.Train.Count / _batch;
        _objective = Objective.Of(job.Train, job.Settings, job.Network.Classes, where);
        _model = NewModel();
        if (job.Seconds.Case is double seconds)
        {
            var step = Rehearse();
            _pace = new(seconds - clock.Elapsed.TotalSeconds - ScoringShare * step * _images.Scored.Count / _batch, step);
        }

        _augmenter = AugmenterOf(_pace is null && job.Settings.Steps.IsNone ? job.Settings.Epochs : Plan.Expected / _stepsPerEpoch);
    }

    /// <summary>Scoring test images more than once would allow selection to depend on them.</summary>
    private bool ScoresEveryEpoch => _job.Validation.IsSome && (_job.ScoresEveryEpoch || _job.Settings.Patience.IsSome);

    private Metric Parameters => new("parameters", _job.Network.Parameters.Sum(parameter => (double)parameter.Elements));

    /// <summary>The steps of the training, as far as they are known.</summary>
    private StepPlan Plan => _pace?.Plan ?? _job.Settings.Steps.IfNone(() => StepPlan.For(_job.Settings.Epochs * _stepsPerEpoch));

    /// <summary>Trains all steps and scores.</summary>
    public Verdict ToEnd()
    {
        for (var epoch = 0; _steps < Plan.Total && !IsOutOfPatience(); epoch++)
        {
            var loss = Epoch(epoch);
            if (!double.IsFinite(loss))
            {
                return new Verdict.Diverged(
                    string.Create(CultureInfo.InvariantCulture, $"the training loss is {loss} in epoch {epoch + 1}")
                );
            }

            _losses.Add(loss);
            var isBehind = _job.Settings.Stop.Exists(stop => stop.Ends(_losses.ToArray()));
            if (ScoresEveryEpoch || isBehind || _steps >= Plan.Total)
            {
                if (_job.Settings.Schedule == RateSchedule.Trapezoid && (_steps < StepsToSettle || _job.Settings.Averaging > 0))
                {
                    _model.Recalibrate(PlainBatches());
                }

                _evaluations.Add(_model.Evaluate(_images.Scored, _job.EvaluationBatch, _cancel));
            }

            if (isBehind)
            {
                break;
            }
        }

        var last = _evaluations[^1];
        var unseen = last.Evaluation.Error.IfNone(double.NaN);
        return double.IsFinite(unseen)
            ? new Verdict.Scored(last.Score, Epochs(), Seq1(Parameters))
            {
                Validation = _job.Validation.Map(_ => last.Evaluation),
                Test = _job.Test.Map(Tested),
                Steps = _pace is null && _job.Settings.Steps.IsNone ? None : Plan,
            }
            : new Verdict.Diverged(string.Create(CultureInfo.InvariantCulture, $"the loss on unseen images is {unseen}"));
    }

    /// <summary>The current weights.</summary>
    public IReadOnlyList<NamedTensor> Weights() => _model.ToHost();

    /// <inheritdoc/>
    public void Dispose()
    {
        _model.Dispose();
        _augmenter.Dispose();
        _objective.Dispose();
        if (_job.Placed is null)
        {
            _images.Dispose();
        }
    }

    private Augmenter AugmenterOf(double epochs) =>
        new(_job.Settings.Augmentation.For(epochs), _job.Stream.Child("augmentation"), _job.Train.Shape, device(_job.Device));

    private Model NewModel()
    {
        var weights = Execution.Weights.Draw(_job.Network, _job.Stream.Child("weights"), device(_job.Device));
        _job.Inherited.IfSome(weights.Inherit);
        return new(_job.Network, weights, _job.Settings, _objective);
    }

    /// <summary>The seconds of a step, measured on a model that is thrown away.</summary>
    private double Rehearse()
    {
        using var model = NewModel();
        using var augmenter = AugmenterOf(double.PositiveInfinity);
        using var scope = NewDisposeScope();
        var sum = zeros(1, ScalarType.Float64, _images.Train.Device);
        var order = Arithmetic.Range(_batch, _images.Train.Device);
        augmenter.Begin(0, _images.Train.Count);
        var fastest = double.PositiveInfinity;
        for (var step = 0; step < RehearsedSteps; step++)
        {
            var clock = Stopwatch.StartNew();
            Step(model, augmenter, order, 0, sum).Dispose();
            sum.item<double>();
            fastest = Math.Min(fastest, clock.Elapsed.TotalSeconds);
        }

        return fastest;
    }

    /// <summary>One pass over the training images, or what is left of the last one; returns its mean loss, or the first non-finite loss
    /// immediately.</summary>
    private double Epoch(int epoch)
    {
        using var scope = NewDisposeScope();
        var sum = zeros(1, ScalarType.Float64, _images.Train.Device);
        var order = _images.Train.Order(
            Batches.ForTraining(_images.Train.Count, _job.Settings.BatchSize, epoch, _job.Stream.Child("order"))
        );
        _augmenter.Begin(epoch, _images.Train.Count);
        var (hits, looks) = (0L, 0);
        if (_job.Settings.Schedule == RateSchedule.Cosine)
        {
            _model.LearningRate = Cosine(epoch);
        }

        for (var steps = 1; steps <= _stepsPerEpoch; steps++)
        {
            _cancel.ThrowIfCancellationRequested();
            if (_job.Settings.Schedule == RateSchedule.Trapezoid)
            {
                _model.LearningRate = _job.Settings.LearningRate * Plan.RateAt(_steps);
            }

            using var right = Step(_model, _augmenter, order.narrow(0, (long)(steps - 1) * _batch, _batch), steps, sum);
            _steps++;
            _pace?.Took(_steps);
            if (steps % StepsPerCheck == 0 || steps == _stepsPerEpoch || _steps >= Plan.Total)
            {
                var mean = sum.item<double>() / steps;
                (hits, looks) = (hits + right.item<long>(), looks + 1);
                Report(epoch, steps, mean, (double)hits / looks / _batch);
                if (!double.IsFinite(mean) || steps == _stepsPerEpoch || _steps >= Plan.Total)
                {
                    return mean;
                }
            }
        }

        throw new InvalidOperationException("an epoch has at least one batch");
    }

    /// <summary>Some batches of training images as they are.</summary>
    private IEnumerable<Tensor> PlainBatches()
    {
        var batches = Batches.ForTraining(_images.Train.Count, _batch, 0, _job.Stream.Child("statistics")).Take(CalibrationBatches);
        foreach (var batch in batches)
        {
            using var places = _images.Train.Order([batch]);
            var (images, labels) = _images.Train.Gather(places);
            labels.Dispose();
            yield return images;
            images.Dispose();
        }
    }

    private void Report(int epoch, int steps, double loss, double accuracy) =>
        _job.Report(
            new(epoch + 1, steps, _stepsPerEpoch, loss)
            {
                Epochs = _pace is null ? Some((Plan.Total + _stepsPerEpoch - 1) / _stepsPerEpoch) : None,
                Done = _pace?.Share ?? (double)_steps / Plan.Total,
                Accuracy = _objective.HasRightAnswers ? accuracy : None,
            }
        );

    /// <summary>Takes a step and returns how many images of the batch the network had right before it, without waiting.</summary>
    private Tensor Step(Model model, Augmenter augmenter, Tensor places, int number, Tensor losses)
    {
        using var scope = NewDisposeScope();
        var (images, labels) = _images.Train.Gather(places);
        return model
            .Step(augmenter.Mix(augmenter.Change(images, places), augmenter.Follow(labels, places), number), losses)
            .MoveToOuterDisposeScope();
    }

    /// <summary>Cosine annealing of the learning rate over the epochs.</summary>
    private double Cosine(int epoch) => _job.Settings.LearningRate * (1 + Math.Cos(Math.PI * epoch / _job.Settings.Epochs)) / 2;

    private bool IsOutOfPatience()
    {
        var best = _evaluations.FindIndex(judged => judged.Score == _evaluations.Max(other => other.Score));
        return _job.Settings.Patience.Exists(patience => _evaluations.Count - 1 - best >= patience);
    }

    /// <summary>Where not every epoch was scored, the last one was.</summary>
    private Seq<EpochResult> Epochs() =>
        Seq(
                _losses.Select(
                    (loss, epoch) =>
                        new EpochResult(
                            loss,
                            epoch - _losses.Count + _evaluations.Count is var scored and >= 0 ? _evaluations[scored].Score : None
                        )
                )
            )
            .Strict();

    private Evaluation Tested(ImageSet images)
    {
        if (_job.Validation.IsNone)
        {
            return _evaluations[^1].Evaluation;
        }

        using var test = new DeviceImages(images, _images.Train.Device);
        return _model.Evaluate(test, _job.EvaluationBatch, _cancel).Evaluation;
    }
}
