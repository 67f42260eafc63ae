using System.Collections.Immutable;
using Nas.Domain.Architectures.Derivations;
using Nas.Domain.Architectures.Variation;

namespace Nas.Domain.Search.Strategies.Partition;

/// <summary>A part of the space: derivations that choose within bounds, and the trials among them. The regions are the leaves of a tree
/// whose every node cuts off one alternative of one choice.</summary>
/// <param name="Bounds">One for each bounded choice.</param>
/// <param name="Points">Its trials.</param>
internal sealed record Region(ValueArray<Bound> Bounds, ValueArray<SeenPoint> Points) : IChoiceBounds
{
    /// <inheritdoc/>
    public bool Allows(int place, int alternative)
    {
        foreach (var bound in Bounds)
        {
            if (bound.At == place)
            {
                return bound.Alternatives.Contains(alternative);
            }
        }

        return true;
    }

    /// <summary>Whether a derivation lies in it.</summary>
    public bool Holds(ValueArray<Production> choices) => Bounds.All(bound => bound.Holds(choices));

    /// <summary>The logarithm of the share of all derivations that it has, every alternative being as likely as the others.</summary>
    public double LogVolume => Bounds.Sum(bound => Math.Log(bound.Alternatives.Length / (double)bound.Of));

    /// <summary>The regions that it is cut into until none has more trials than fit, or nothing tells its trials apart.</summary>
    public IEnumerable<Region> Leaves(int fit) =>
        Points.Length > fit && Cut() is var (inside, outside) ? inside.Leaves(fit).Concat(outside.Leaves(fit)) : [this];

    /// <summary>The two parts whose means lie the farthest apart, each mean weighing as its trials do; the first of equals.</summary>
    private (Region Inside, Region Outside)? Cut()
    {
        (Production Choice, int At)? best = null;
        var variance = -1.0;
        for (var at = 0; at < Points.Min(point => point.Choices.Length); at++)
        {
            var place = Points[0].Choices[at].Place;
            if (Points.Any(point => point.Choices[at].Place != place))
            {
                continue;
            }

            foreach (var choice in Points.Select(point => point.Choices[at]).Distinct().OrderBy(choice => choice.Alternative))
            {
                if (Between(at, choice.Alternative) is { } found && found > variance)
                {
                    (best, variance) = ((choice, at), found);
                }
            }
        }

        return best is var (taken, where) ? (Part(taken, where, takes: true), Part(taken, where, takes: false)) : null;
    }

    /// <summary>The variance of costs between those that take an alternative and the others; null where all do.</summary>
    private double? Between(int at, int alternative)
    {
        var groups = Points.ToLookup(point => point.Choices[at].Alternative == alternative);
        SeenPoint[] inside = [.. groups[true]];
        SeenPoint[] outside = [.. groups[false]];
        return outside.Length == 0
            ? null
            : Enumerable.Range(0, Points[0].Costs.Length).Sum(goal => Squared(Mean(inside, goal) - Mean(outside, goal)))
                * inside.Length
                * outside.Length
                / Squared(Points.Length);
    }

    private Region Part(Production choice, int at, bool takes)
    {
        var known = Bounds.FirstOrDefault(bound => bound.At == at);
        var open = known?.Alternatives ?? [.. Enumerable.Range(0, choice.Alternatives)];
        ImmutableArray<int> left = takes ? [choice.Alternative] : [.. open.Where(alternative => alternative != choice.Alternative)];
        return new(
            [.. Bounds.Where(bound => bound.At != at), new Bound(at, choice.Place, left, choice.Alternatives)],
            [.. Points.Where(point => point.Choices[at].Alternative == choice.Alternative == takes)]
        );
    }

    private static double Mean(SeenPoint[] points, int goal) => points.Average(point => point.Costs[goal]);

    private static double Squared(double value) => value * value;
}
