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

    /// <summary>Trains on as many threads as the training says: sums depend on their number.</summary>
    /// <exception cref="InvalidOperationException">The task's images cannot be read, or are not those of the recipe.</exception>
    public Verdict Train(TrialSpec spec, CancellationToken cancellation)
    {
        LibTorch.UseThreads(spec.Training.Threads);
        var data = tasks.Load(spec.Task).IfLeft(fault => throw new InvalidOperationException(fault.What));
        return NetworkOf(spec)
            .Match(
                network =>
                    Kept(
                        spec,
                        data,
                        Trainer.Train(JobOf(spec, network, data) with { KeepsWeights = spec.WeightsFile.IsSome }, cancellation)
                    ),
                reason => new Verdict.Rejected(reason)
            );
    }

    /// <summary>The outcome's verdict, after writing its weights to the trial's file.</summary>
    private static Verdict Kept(TrialSpec spec, TaskData data, TrainingOutcome outcome)
    {
        if (outcome.Verdict is Verdict.Scored)
        {
            spec.WeightsFile.IfSome(file =>
                DurableFile.Write(file, stream => SafeTensors.Write(stream, outcome.Weights, Described(spec, data).ToTexts()))
            );
        }

        return outcome.Verdict;
    }

    private static ModelDescription Described(TrialSpec spec, TaskData data) =>
        new(
            data.Name,
            spec.Architecture,
            data.Input,
            [.. Enumerable.Range(0, data.Classes).Select(data.NameOf)],
            data.Scaling,
            data.Border
        );

    private Either<string, Network> NetworkOf(TrialSpec spec) =>
        from input in TensorType.Parse(spec.Task.Input)
        from derivation in ArchitectureText.Parse(spec.Architecture, input).MapLeft(errors => string.Join('\n', errors))
        from network in Lower.ToNetwork(derivation, spec.Task.Classes)
        select Fuses ? Fuse.Rewrite(network) : network;

    private TrainingJob JobOf(TrialSpec spec, Network network, TaskData data) =>
        spec.Phase == TrialPhase.Search
            ? new(network, spec.Training, data.Train, data.Validation, spec.Stream) { Placed = PlacedOf(data) }
            : new(network, spec.Training, data.Train.Append(data.Validation), default, spec.Stream) { Test = data.Test };

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
            var images = PlacedImages.On(torch.CPU, data.Train, data.Validation);
            _placed = (data, images);
            return images;
        }
    }
}
