namespace Nas.Domain.Learning.NetworkEnsembles;

/// <summary>The weights, none negative and 1 in sum, under which the weighted mean of the probabilities has the least loss. The problem is
/// convex; expectation maximisation never makes it worse.</summary>
public static class Stacking
{
    private const int MaxSteps = 2000;
    private const double Settled = 1e-9;

    /// <summary>The weights of all networks.</summary>
    public static double[] Fit(RightProbabilities right)
    {
        var weights = Enumerable.Repeat(1.0 / Math.Max(1, right.Count), right.Count).ToArray();
        for (var (step, change) = (0, double.PositiveInfinity); step < MaxSteps && change > Settled; step++)
        {
            var next = Next(right, weights);
            change = next.Zip(weights, (a, b) => Math.Abs(a - b)).DefaultIfEmpty(0).Max();
            weights = next;
        }

        return weights;
    }

    /// <summary>The mean share that each network has in the probability of an example's class.</summary>
    private static double[] Next(RightProbabilities right, double[] weights)
    {
        var (shares, examples) = (new double[weights.Length], right.Count == 0 ? 0 : right.Networks[0].Length);
        var counted = 0;
        for (var example = 0; example < examples; example++)
        {
            var whole = 0.0;
            for (var network = 0; network < weights.Length; network++)
            {
                whole += weights[network] * right.Networks[network][example];
            }

            if (whole > 0)
            {
                counted++;
                for (var network = 0; network < weights.Length; network++)
                {
                    shares[network] += weights[network] * right.Networks[network][example] / whole;
                }
            }
        }

        return counted == 0 ? weights : Array.ConvertAll(shares, share => share / counted);
    }
}
