using System.Diagnostics;
using LanguageExt;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Networks;
using Nas.Domain.Architectures.Networks.Lowering;
using Nas.Domain.Architectures.Networks.Rewrites;
using Nas.Domain.Architectures.Tensors;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Sets;
using Nas.Effects.Data.Tasks;
using Nas.Effects.Engine;
using Nas.Effects.Files;
using Nas.Effects.Training.Execution;
using Nas.Effects.Training.Models;
using TorchSharp;

namespace Nas.Effects.Training;

/// <summary>Trains the candidates of a search on the images of its task.</summary>
/// <param name="tasks">Loads and caches the images.</param>
public sealed class ImageTrials(LatestTask tasks)
{
    private readonly Lock _placing = new();
    private (TaskData Data, PlacedImages Images)? _placed;

    /// <summary>Whether networks are rewritten into faster ones first. Scores differ only by rounding.</summary>
    public bool Fuses { get; init; } = true;

    /// <summary>Is told how far the trainings are.</summary>
    public Action<TrialSpec, TrainingProgress> Report { get; init; } = (_, _) => { };

    /// <summary>The device of this process, for trainings of its kind.</summary>
    public ComputeDevice Device { get; init; } = ComputeDevice.Cpu;

    /// <summary>Trains on as many threads as the training says: sums depend on their number.</summary>
    /// <exception cref="InvalidOperationException">The task's images cannot be read, or are not those of the recipe.</exception>
    public Verdict Train(TrialSpec spec, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        LibTorch.UseThreads(spec.Training.Threads);
        Devices.Use(Device, spec.Training);
        var data = tasks.Load(spec.Task).IfLeft(fault => throw new InvalidOperationException(fault.What));
        return NetworkOf(spec)
            .Match(
                network =>
                {
                    var latency = spec.Latency.Map(_ => LatencyMeasurement.Of(network));
                    LibTorch.UseThreads(spec.Training.Threads);
                    return latency.Bind(ms => spec.Latency.Bind(rule => rule.Judge(ms))).Case is Verdict slow
                        ? slow
                        : Measured(
                            Trained(spec, data, JobOf(spec, network, data) with { Seconds = Left(spec, clock) }, cancellation),
                            latency
                        );
                },
                reason => new Verdict.Rejected(reason)
            );
    }

    private static Verdict Measured(Verdict verdict, Option<double> latency) =>
        (verdict, latency.Case) is (Verdict.Scored scored, double ms) ? scored.With(new Metric(LatencyRule.Metric, ms)) : verdict;

    private static Verdict Trained(TrialSpec spec, TaskData data, TrainingJob job, CancellationToken cancellation) =>
        spec.Phase == TrialPhase.Search && spec.Training.Folds.Case is int folds
            ? CrossValidation.Train(job with { Placed = null }, folds, cancellation)
            : Kept(spec, data, Trainer.Train(job, cancellation));

    private static Option<double> Left(TrialSpec spec, Stopwatch clock) =>
        spec.Seconds.Map(seconds => Math.Max(0, seconds - clock.Elapsed.TotalSeconds));

    /// <summary>The outcome's verdict, after writing its weights to where the trial says.</summary>
    private static Verdict Kept(TrialSpec spec, TaskData data, TrainingOutcome outcome)
    {
        if (outcome.Verdict is Verdict.Scored scored)
        {
            spec.WeightsFile.IfSome(file =>
                DurableFile.Write(
                    file,
                    stream => SafeTensors.Write(stream, InUnits(), ModelDescription.Of(data, spec.Architecture).ToTexts())
                )
            );
            return scored with { Weights = spec.WeightsFolder.Map(folder => new WeightsFolder(folder).Write(outcome.Weights)) };
        }

        return outcome.Verdict;

        IReadOnlyList<NamedTensor> InUnits() =>
            data.Train.Targets.Match(rows => HeadUnits.Restore(outcome.Weights, rows.Scaling), () => outcome.Weights);
    }

    /// <summary>The weights that a trial starts with. The search has made sure that they are there.</summary>
    private static Option<IReadOnlyList<NamedTensor>> InheritedBy(TrialSpec spec) =>
        from hash in spec.Inherits
        from folder in spec.WeightsFolder
        select new WeightsFolder(folder).Read(hash).IfLeft(fault => throw new InvalidOperationException(fault));

    private Either<string, Network> NetworkOf(TrialSpec spec) =>
        from input in TensorType.Parse(spec.Task.Input)
        from derivation in ArchitectureText.Parse(spec.Architecture, input).MapLeft(errors => string.Join('\n', errors))
        from network in Lower.ToNetwork(derivation, spec.Task.Target.Head)
        select Fuses ? Fuse.Rewrite(network) : network;

    private TrainingJob JobOf(TrialSpec spec, Network network, TaskData data) =>
        (
            spec.Phase == TrialPhase.Search
                ? new TrainingJob(network, spec.Training, data.Train, data.Validation, spec.Stream) { Placed = PlacedOf(data) }
                : new TrainingJob(network, spec.Training, data.Train.Append(data.Validation), default, spec.Stream) { Test = data.Test }
        ) with
        {
            Inherited = InheritedBy(spec),
            Report = progress => Report(spec, progress),
            Device = Device.ToString(),
            KeepsWeights = spec.WeightsFile.IsSome || spec.WeightsFolder.IsSome,
        };

    /// <summary>The images that all trials of a search train on and are scored by, as tensors; the images of another search are
    /// released.</summary>
    private PlacedImages PlacedOf(TaskData data)
    {
        lock (_placing)
        {
            if (_placed is { } placed && ReferenceEquals(placed.Data, data))
            {
                return placed.Images;
            }

            _placed?.Images.Dispose();
            var images = PlacedImages.On(torch.device(Device.ToString()), data.Train, data.Validation);
            _placed = (data, images);
            return images;
        }
    }
}
