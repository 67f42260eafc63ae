using Nas.Domain.Numerics.Randomness;

namespace Nas.Domain.Search.Strategies.Mixing.Neural;

/// <summary>Trains a weight generator on the architectures whose accuracy is known, all of them in every step.</summary>
/// <param name="Loss">What is made small.</param>
/// <param name="Rate">The learning rate of the first step.</param>
/// <param name="Steps">The most steps; the rate falls over them by a cosine.</param>
internal sealed record GeneratorTraining(MixingLoss Loss, double Rate, int Steps)
{
    private const double GoodEnough = 0.1;
    private const int Patience = 100;

    /// <summary>The generator after the last step: when the loss is good enough, has not fallen for long, or no steps are left.</summary>
    /// <param name="seen">What is known.</param>
    /// <param name="stream">Where the first parameters and the choice of draws come from.</param>
    public (WeightGenerator Generator, bool IsGood) Fit(SeenArchitectures seen, RandomStream stream)
    {
        var look = seen.Look();
        var generator = new WeightGenerator(look.Columns, seen.Metrics[0].Length, stream);
        var (graph, optimiser) = (new Graph(), new AdamW(generator.Parameters));
        var (weights, cursor) = (generator.Weights(graph, look), stream.Child("masks").Cursor());
        var best = (Loss: double.PositiveInfinity, Step: 0);
        for (var step = 0; step < Steps && step - best.Step < Patience; step++)
        {
            seen.LookAgain(look, ref cursor);
            graph.Forward();
            graph.ForgetGradients();
            var loss = Judge(weights, seen);
            best = loss < best.Loss ? (loss, step) : best;
            if (loss <= GoodEnough)
            {
                return (generator, true);
            }

            graph.Backward();
            optimiser.Step(Rate * 0.5 * (1 + Math.Cos(Math.PI * step / Steps)));
        }

        return (generator, false);
    }

    private double Judge(Matrix weights, SeenArchitectures seen)
    {
        var (count, gradient) = (seen.Metrics[0].Length, new double[seen.Metrics.Length]);
        double[] scores = [.. seen.Metrics.Select((z, i) => MixedScore.Of(MixedScore.Normalised(weights.Values.AsSpan(i * count, count)), z))];
        var loss = Loss.Of(scores, seen.Accuracies.AsSpan(), gradient);
        for (var i = 0; i < scores.Length; i++)
        {
            MixedScore.AddGradient(weights.Values.AsSpan(i * count, count), seen.Metrics[i], gradient[i], weights.Gradient.AsSpan(i * count, count));
        }

        return loss;
    }
}
