using System.Collections.Immutable;

namespace Nas.Domain.Learning.NetworkEnsembles;

/// <summary>Chooses an ensemble step by step: each step adds the network with which the mean of the probabilities has the least loss.</summary>
public static class ForwardSelection
{
    /// <summary>The networks in the order of choice, each with the loss of the ensemble after it. The earlier of equal ones is chosen.</summary>
    /// <param name="right">What the networks give to the right classes.</param>
    /// <param name="size">How many steps.</param>
    /// <param name="again">Whether a network may be chosen more than once; else there are no more steps than networks.</param>
    public static ImmutableArray<SelectionStep> Select(RightProbabilities right, int size, bool again)
    {
        var path = ImmutableArray.CreateBuilder<SelectionStep>();
        var free = Enumerable.Range(0, right.Count).ToList();
        var sum = new double[right.Count == 0 ? 0 : right.Networks[0].Length];
        while (path.Count < size && free.Count > 0)
        {
            var step = free.Select(network => new SelectionStep(network, right.LossWith(sum, path.Count, network))).MinBy(one => one.Loss)!;
            path.Add(step);
            for (var example = 0; example < sum.Length; example++)
            {
                sum[example] += right.Networks[step.Network][example];
            }

            if (!again)
            {
                free.Remove(step.Network);
            }
        }

        return path.ToImmutable();
    }
}

/// <summary>A step of a forward selection.</summary>
/// <param name="Network">The network that was added.</param>
/// <param name="Loss">The loss of the ensemble with it.</param>
public sealed record SelectionStep(int Network, double Loss);
