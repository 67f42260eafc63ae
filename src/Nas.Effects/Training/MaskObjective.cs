using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Sets;
using Nas.Effects.Engine;
using static TorchSharp.torch;

namespace Nas.Effects.Training;

/// <summary>The binary cross-entropy of the pixels of masks; their intersection over union, or what else the settings rank by.</summary>
/// <param name="metric">What networks are ranked by.</param>
/// <param name="rows">The masks.</param>
internal sealed class MaskObjective(ScoreMetric metric, TargetRows rows) : Objective
{
    /// <inheritdoc/>
    public override bool HasRightAnswers => false;

    /// <inheritdoc/>
    public override Tensor Loss(Tensor outputs, Tensor wanted) => nn.functional.binary_cross_entropy_with_logits(outputs, wanted);

    /// <inheritdoc/>
    public override Tensor Hits(Tensor outputs, Tensor wanted) => zeros([], ScalarType.Int64, outputs.device);

    /// <inheritdoc/>
    public override IMarks Marks(Device device) => new MaskMarks(metric, rows, device);

    private sealed class MaskMarks(ScoreMetric metric, TargetRows rows, Device device) : IMarks
    {
        private readonly Tensor _loss = zeros(1, ScalarType.Float64, device);
        private readonly PixelCounts _counts = new(rows.Width, rows.Places);

        public void Add(Tensor outputs, Tensor wanted)
        {
            _loss.AddInPlace(nn.functional.binary_cross_entropy_with_logits(outputs, wanted, reduction: nn.Reduction.Sum));
            _counts.Add(HostNumbers.Of(wanted), HostNumbers.Of(outputs.sigmoid()));
        }

        public Judgement End(int images)
        {
            var quality = _counts.Quality(images);
            var loss = _loss.item<double>() / images / rows.Length;
            return new(
                new Evaluation.OfMasks(quality.Overlap, quality.F1, quality.AreaUnderCurve, loss),
                metric switch
                {
                    ScoreMetric.F1 => quality.F1,
                    ScoreMetric.AreaUnderCurve => quality.AreaUnderCurve,
                    _ => quality.Overlap,
                }
            );
        }
    }
}
