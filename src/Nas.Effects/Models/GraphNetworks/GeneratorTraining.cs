using Nas.Domain.Numerics.Randomness;
using Nas.Effects.Engine;
using static TorchSharp.torch;

namespace Nas.Effects.Models.GraphNetworks;

/// <summary>Trains a weight generator on the architectures whose accuracy is known, all of them in every step.</summary>
/// <param name="Loss">What is made small.</param>
/// <param name="Rate">The learning rate of the first step.</param>
/// <param name="Steps">The most steps; the rate falls over them by a cosine.</param>
internal sealed record GeneratorTraining(MixingLoss Loss, double Rate, int Steps)
{
    private const double GoodEnough = 0.1;
    private const int Patience = 100;

    /// <summary>The generator after the last step: when the loss is good enough, has not fallen for long, or no steps are left.</summary>
    /// <param name="looks">[ways · architectures, features]: all architectures the first way, all the second way …</param>
    /// <param name="metrics">[architectures, metrics], from 0 to 1, in double precision.</param>
    /// <param name="accuracies">[architectures], in double precision.</param>
    /// <param name="stream">Where the first parameters and the choice of ways come from.</param>
    /// <param name="cancel">Looked at before every step.</param>
    public (WeightGenerator Generator, bool IsGood) Fit(
        Tensor looks,
        Tensor metrics,
        Tensor accuracies,
        RandomStream stream,
        CancellationToken cancel = default
    )
    {
        var (known, ways) = ((int)metrics.shape[0], (int)(looks.shape[0] / metrics.shape[0]));
        var generator = new WeightGenerator((int)looks.shape[1], (int)metrics.shape[1], stream);
        using var descent = new Descent(generator.Parameters.All);
        var (cursor, minLoss, minStep) = (stream.Child("masks").Cursor(), double.PositiveInfinity, 0);
        for (var step = 0; step < Steps && step - minStep < Patience; step++)
        {
            cancel.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            var look = looks.index_select(0, Choice(known, ways, ref cursor));
            var loss = Loss.Of(MixedScore.Compute(MixedScore.Normalised(generator.WeightsOf(look)), metrics), accuracies);
            var value = loss.item<double>();
            (minLoss, minStep) = value < minLoss ? (value, step) : (minLoss, minStep);
            if (value <= GoodEnough)
            {
                return (generator, true);
            }

            descent.Step(loss, Rate * 0.5 * (1 + Math.Cos(Math.PI * step / Steps)));
        }

        return (generator, false);
    }

    private static Tensor Choice(int known, int ways, ref RandomCursor cursor)
    {
        var chosen = new long[known];
        for (var i = 0; i < known; i++)
        {
            chosen[i] = ways > 1 ? (long)cursor.NextInt(ways) * known + i : i;
        }

        return FromArrays.Tensor(chosen, known);
    }
}
