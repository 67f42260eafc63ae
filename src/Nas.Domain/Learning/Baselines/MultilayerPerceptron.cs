using Nas.Domain.Numerics.Randomness;
using Nas.Domain.Numerics.Statistics;
using Nas.Domain.Numerics.Tables;

namespace Nas.Domain.Learning.Baselines;

/// <summary>A neural network with hidden layers of rectified units on the normal scores of the columns, trained by Adam until its error no
/// longer falls: a baseline. The usual settings are those of Qin et al. (AutoML 2025).</summary>
public sealed record MultilayerPerceptron : Predictor
{
    /// <summary>Units of each hidden layer.</summary>
    public ValueArray<int> Hidden { get; init; } = [90, 180, 180];

    /// <summary>The learning rate, above 0.</summary>
    public double Rate { get; init; } = 0.01;

    /// <summary>Passes over the rows, at most.</summary>
    public int Epochs { get; init; } = 1000;

    /// <inheritdoc/>
    public override FittedPredictor Fit(TrainingSet data, RandomStream stream, IndexMap map)
    {
        var (scores, target) = (NormalScores.Fit(data.Features), MeanAndDeviation.Compute([.. data.Targets]));
        var scale = target.Deviation > 0 ? target.Deviation : 1;
        var training = new PerceptronTraining(this, data.Features.Columns, stream.Child("weights"));
        training.Run(scores.Rows(data.Features), [.. data.Targets.Select(value => (value - target.Mean) / scale)], stream.Child("rows"));
        return new FittedOnNormalScores(scores, row => target.Mean + (scale * training.Predict(row)));
    }
}
