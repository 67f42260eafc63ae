using System.Collections.Immutable;
using Nas.Domain.Search.Trials;
using Nas.Effects.Engine;
using static TorchSharp.torch;
using Settings = Nas.Domain.Search.Trials.TrainingRecipe;

namespace Nas.Effects.Training;

/// <summary>Cross-entropy, and accuracy or what else the settings rank by.</summary>
/// <param name="settings">How the network is trained.</param>
/// <param name="weights">How much an image of each class counts in the loss, owned by this; null where all count alike.</param>
internal sealed class ClassObjective(Settings settings, Tensor? weights) : Objective
{
    /// <inheritdoc/>
    public override bool HasRightAnswers => true;

    /// <inheritdoc/>
    public override Tensor Loss(Tensor outputs, Tensor wanted) =>
        nn.functional.cross_entropy(outputs, wanted, weights, label_smoothing: settings.LabelSmoothing);

    /// <inheritdoc/>
    public override Tensor Hits(Tensor outputs, Tensor wanted)
    {
        using var answers = outputs.argmax(1);
        using var hits = answers.eq(wanted);
        return hits.sum();
    }

    /// <inheritdoc/>
    public override IMarks Marks(Device device) => new ClassMarks(settings.Metric, device);

    /// <inheritdoc/>
    public override void Dispose() => weights?.Dispose();

    private sealed class ClassMarks(ScoreMetric metric, Device device) : IMarks
    {
        private readonly Tensor _correct = zeros(1, ScalarType.Int64, device);
        private readonly Tensor _loss = zeros(1, ScalarType.Float64, device);
        private readonly ImmutableArray<int>.Builder _known = ImmutableArray.CreateBuilder<int>();
        private readonly ImmutableArray<int>.Builder _taken = ImmutableArray.CreateBuilder<int>();

        public void Add(Tensor outputs, Tensor wanted)
        {
            _loss.AddInPlace(nn.functional.cross_entropy(outputs, wanted, reduction: nn.Reduction.Sum));
            var answers = outputs.argmax(1);
            _correct.AddInPlace(answers.eq(wanted).sum());
            if (metric != ScoreMetric.Accuracy)
            {
                _known.AddRange(Integers(wanted));
                _taken.AddRange(Integers(answers));
            }
        }

        public Judgement End(int images) =>
            Judgement.Of(
                new Evaluation.OfClasses((double)_correct.item<long>() / images, _loss.item<double>() / images),
                metric,
                _known.ToImmutable(),
                _taken.ToImmutable()
            );

        private static int[] Integers(Tensor tensor)
        {
            using var there = tensor.to(ScalarType.Int32).cpu();
            return there.data<int>().ToArray();
        }
    }
}
