using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Sets;
using static TorchSharp.torch;
using Settings = Nas.Domain.Search.Trials.TrainingRecipe;

namespace Nas.Effects.Training;

/// <summary>What a training makes small, and what its network is judged by: both follow from what is told of an image.</summary>
internal abstract class Objective : IDisposable
{
    /// <summary>The objective of images with classes, numbers and so on.</summary>
    public static Objective Of(ImageSet images, Settings settings, int outputs, Device device) =>
        images.Targets.Match<Objective>(
            rows =>
                rows.Kind switch
                {
                    TargetKind.Labels => new LabelObjective(settings.Metric, rows.Width),
                    TargetKind.Masks => new MaskObjective(settings.Metric, rows),
                    _ => new NumberObjective(rows, settings.Metric),
                },
            () =>
                new ClassObjective(
                    settings,
                    settings.BalancesClasses ? tensor(Balance.Of(images.Labels, outputs), device: device).DetachFromDisposeScope() : null
                )
        );

    /// <summary>Whether an answer is right or wrong.</summary>
    public abstract bool HasRightAnswers { get; }

    /// <summary>The mean loss of a batch.</summary>
    /// <param name="outputs">What the network gives, [batch, outputs], or maps, [batch, outputs, H, W].</param>
    /// <param name="wanted">What was wanted.</param>
    public abstract Tensor Loss(Tensor outputs, Tensor wanted);

    /// <summary>The number of right answers, an integer on the device.</summary>
    public abstract Tensor Hits(Tensor outputs, Tensor wanted);

    /// <summary>Begins to judge, in the caller's dispose scope.</summary>
    public abstract IMarks Marks(Device device);

    /// <inheritdoc/>
    public virtual void Dispose() { }

    /// <summary>What a network deserves, batch by batch.</summary>
    internal interface IMarks
    {
        /// <summary>Takes a batch into account.</summary>
        void Add(Tensor outputs, Tensor wanted);

        /// <summary>The judgement on all batches.</summary>
        Judgement End(int images);
    }
}
