using Nas.Domain.Learning.Quality;
using Nas.Domain.Search.Trials;
using Nas.Effects.Data.Sets;
using static TorchSharp.torch;

namespace Nas.Effects.Training;

/// <summary>The mean squared error of standardised numbers; R² and the errors in the units of the data.</summary>
/// <param name="rows">Numbers with the scaling of all.</param>
internal sealed class NumberObjective(TargetRows rows) : Objective
{
    /// <inheritdoc/>
    public override bool HasRightAnswers => false;

    /// <inheritdoc/>
    public override Tensor Loss(Tensor outputs, Tensor wanted) => nn.functional.mse_loss(outputs, wanted);

    /// <inheritdoc/>
    public override Tensor Hits(Tensor outputs, Tensor wanted) => zeros([], ScalarType.Int64, outputs.device);

    /// <inheritdoc/>
    public override IMarks Marks(Device device) => new NumberMarks(rows);

    private sealed class NumberMarks(TargetRows rows) : IMarks
    {
        private readonly List<float> _known = [];
        private readonly List<float> _told = [];

        public void Add(Tensor outputs, Tensor wanted)
        {
            _told.AddRange(HostNumbers.Of(outputs));
            _known.AddRange(HostNumbers.Of(wanted));
        }

        public Judgement End(int images)
        {
            var quality = RegressionQuality.Compute(rows.InUnits([.. _known]), rows.InUnits([.. _told]), rows.Width);
            return new(new Evaluation.OfNumbers(quality.R2, quality.MeanSquaredError, quality.MeanAbsoluteError), quality.R2);
        }
    }
}
