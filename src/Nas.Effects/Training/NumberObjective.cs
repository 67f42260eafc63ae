using Nas.Domain.Learning.Quality;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Sets;
using Nas.Effects.Engine;
using static TorchSharp.torch;

namespace Nas.Effects.Training;

/// <summary>The error of standardised numbers or maps of them; R² and the errors in the units of the data.</summary>
/// <remarks>What networks are ranked by is also what their training makes small: the mean absolute error, the relative L2 error in the
/// units of the data, or else the mean squared error.</remarks>
/// <param name="rows">Numbers with the scaling of all.</param>
/// <param name="metric">What networks are ranked by.</param>
internal sealed class NumberObjective(TargetRows rows, ScoreMetric metric) : Objective
{
    /// <summary>Keeps the gradient of a root finite where nothing is wrong.</summary>
    private const double Tiny = 1e-12;

    /// <inheritdoc/>
    public override bool HasRightAnswers => false;

    /// <inheritdoc/>
    public override Tensor Loss(Tensor outputs, Tensor wanted) =>
        metric switch
        {
            ScoreMetric.AbsoluteError => nn.functional.l1_loss(outputs, wanted),
            ScoreMetric.RelativeError => RelativeError(outputs, wanted),
            _ => nn.functional.mse_loss(outputs, wanted),
        };

    /// <inheritdoc/>
    public override Tensor Hits(Tensor outputs, Tensor wanted) => zeros([], ScalarType.Int64, outputs.device);

    /// <inheritdoc/>
    public override IMarks Marks(Device device) => new NumberMarks(rows, metric);

    /// <summary>The mean over the images of ‖told − known‖₂ / ‖known‖₂; an image whose known numbers are all zero counts nothing.</summary>
    private Tensor RelativeError(Tensor outputs, Tensor wanted)
    {
        using var scope = NewDisposeScope();
        var (deviation, mean) = (Channels(rows.Scaling.Deviation, wanted), Channels(rows.Scaling.Mean, wanted));
        var errors = outputs.sub(wanted).mul(deviation).Square().flatten(1).sum([1]);
        var sizes = wanted.mul(deviation).Add(mean).Square().flatten(1).sum([1]);
        var isNothing = sizes.eq(zeros_like(sizes));
        var ratios = errors.div(sizes.Add(isNothing.to(sizes.dtype))).Add(Tiny).sqrt();
        return ratios.WithZeros(isNothing).mean().MoveToOuterDisposeScope();
    }

    private static Tensor Channels(float[] numbers, Tensor like) =>
        FromArrays.Tensor(numbers, 1, numbers.Length, 1, 1).to(like.dtype, like.device);

    private sealed class NumberMarks(TargetRows rows, ScoreMetric metric) : IMarks
    {
        private readonly List<float> _known = [];
        private readonly List<float> _told = [];

        public void Add(Tensor outputs, Tensor wanted)
        {
            _told.AddRange(Rows(outputs));
            _known.AddRange(Rows(wanted));
        }

        public Judgement End(int images)
        {
            var (known, told) = (rows.InUnits([.. _known]), rows.InUnits([.. _told]));
            var quality = MapQuality.Compute(known, told, rows.Width, rows.Places);
            return new(
                new Evaluation.OfNumbers(quality.R2, quality.MeanSquaredError, quality.MeanAbsoluteError)
                {
                    RelativeError = rows.Size.Map(_ => quality.RelativeError),
                },
                metric switch
                {
                    ScoreMetric.RelativeError => 1 - quality.RelativeError,
                    ScoreMetric.SquaredError => -quality.MeanSquaredError,
                    ScoreMetric.AbsoluteError => -quality.MeanAbsoluteError,
                    _ => quality.R2,
                }
            );
        }

        /// <summary>The numbers of an image, or of a pixel, side by side.</summary>
        private static float[] Rows(Tensor numbers) =>
            HostNumbers.Of(numbers.ndim == 4 ? numbers.permute(0, 2, 3, 1).contiguous() : numbers);
    }
}
