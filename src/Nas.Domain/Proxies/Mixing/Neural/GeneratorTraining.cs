using System.Collections.Immutable;
using Nas.Domain.Randomness;

namespace Nas.Domain.Proxies.Mixing.Neural;

/// <summary>Trains a weight generator on the architectures whose accuracy is known, all of them in every step.</summary>
/// <param name="Loss">What is made small.</param>
/// <param name="Steps">The most steps; the rate falls over them by a cosine.</param>
/// <param name="FromMean">Whether learning starts from equal weights.</param>
internal sealed record GeneratorTraining(MixingLoss Loss, int Steps, bool FromMean)
{
    private const double Rate = 3e-4;
    private const double GoodEnough = 0.1;
    private const int Patience = 100;

    /// <summary>The generator in its best state.</summary>
    /// <param name="features">One row for each architecture.</param>
    /// <param name="metrics">The scaled metrics of each.</param>
    /// <param name="accuracies">The accuracy of each.</param>
    /// <param name="stream">Where the first parameters come from.</param>
    public WeightGenerator Fit(Matrix features, ImmutableArray<double[]> metrics, ImmutableArray<double> accuracies, RandomStream stream)
    {
        var generator = new WeightGenerator(features.Columns, metrics[0].Length, stream);
        if (FromMean)
        {
            generator.StartFromMean();
        }

        var (graph, optimiser) = (new Graph(), new AdamW(generator.Parameters));
        var weights = generator.Weights(graph, features);
        var best = (Loss: double.PositiveInfinity, Step: 0);
        ImmutableArray<float[]> kept = [.. generator.Parameters.Select(parameter => new float[parameter.Values.Length])];
        for (var step = 0; step < Steps && best.Loss > GoodEnough && step - best.Step <= Patience; step++)
        {
            graph.Forward();
            graph.ForgetGradients();
            var loss = Judge(weights, metrics, accuracies);
            if (loss < best.Loss)
            {
                best = (loss, step);
                Keep(generator, kept);
            }

            graph.Backward();
            optimiser.Step(Rate * 0.5 * (1 + Math.Cos(Math.PI * step / Steps)));
        }

        if (double.IsFinite(best.Loss))
        {
            Restore(generator, kept);
        }

        return generator;
    }

    private static void Keep(WeightGenerator generator, ImmutableArray<float[]> kept)
    {
        for (var p = 0; p < kept.Length; p++)
        {
            generator.Parameters[p].Values.CopyTo(kept[p], 0);
        }
    }

    private static void Restore(WeightGenerator generator, ImmutableArray<float[]> kept)
    {
        for (var p = 0; p < kept.Length; p++)
        {
            kept[p].CopyTo(generator.Parameters[p].Values, 0);
        }
    }

    private double Judge(Matrix weights, ImmutableArray<double[]> metrics, ImmutableArray<double> accuracies)
    {
        var (count, gradient) = (metrics[0].Length, new double[metrics.Length]);
        double[] scores = [.. metrics.Select((z, i) => MixedScore.Of(MixedScore.Normalised(weights.Values.AsSpan(i * count, count)), z))];
        var loss = Loss.Of(scores, accuracies.AsSpan(), gradient);
        for (var i = 0; i < scores.Length; i++)
        {
            MixedScore.AddGradient(weights.Values.AsSpan(i * count, count), metrics[i], gradient[i], weights.Gradient.AsSpan(i * count, count));
        }

        return loss;
    }
}
