using Nas.Domain.Learning.Quality;
using Nas.Domain.Search.Trials;
using Nas.Effects.Engine;
using static TorchSharp.torch;

namespace Nas.Effects.Training;

/// <summary>The binary cross-entropy of labels; their mean average precision, or what else the settings rank by.</summary>
/// <param name="metric">What networks are ranked by.</param>
/// <param name="width">Number of labels.</param>
internal sealed class LabelObjective(ScoreMetric metric, int width) : Objective
{
    /// <inheritdoc/>
    public override bool HasRightAnswers => false;

    /// <inheritdoc/>
    public override Tensor Loss(Tensor outputs, Tensor wanted) => nn.functional.binary_cross_entropy_with_logits(outputs, wanted);

    /// <inheritdoc/>
    public override Tensor Hits(Tensor outputs, Tensor wanted) => zeros([], ScalarType.Int64, outputs.device);

    /// <inheritdoc/>
    public override IMarks Marks(Device device) => new LabelMarks(metric, width, device);

    private sealed class LabelMarks(ScoreMetric metric, int width, Device device) : IMarks
    {
        private readonly Tensor _loss = zeros(1, ScalarType.Float64, device);
        private readonly List<float> _known = [];
        private readonly List<float> _told = [];

        public void Add(Tensor outputs, Tensor wanted)
        {
            _loss.AddInPlace(nn.functional.binary_cross_entropy_with_logits(outputs, wanted, reduction: nn.Reduction.Sum));
            _told.AddRange(HostNumbers.Of(outputs));
            _known.AddRange(HostNumbers.Of(wanted));
        }

        public Judgement End(int images)
        {
            var quality = LabelQuality.Compute([.. _known], [.. _told], width);
            var found = new Evaluation.OfLabels(
                quality.MeanAveragePrecision,
                quality.F1,
                quality.AreaUnderCurve,
                _loss.item<double>() / images / width
            );
            return new(
                found,
                metric switch
                {
                    ScoreMetric.F1 => quality.F1,
                    ScoreMetric.AreaUnderCurve => quality.AreaUnderCurve,
                    _ => quality.MeanAveragePrecision,
                }
            );
        }
    }
}
