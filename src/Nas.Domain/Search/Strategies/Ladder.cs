using System.Collections.Immutable;

namespace Nas.Domain.Search.Strategies;

/// <summary>The lengths of training among which the trials of a search go on.</summary>
/// <param name="Epochs">Epochs of each rung, the shortest first.</param>
/// <param name="Factor">How many trials of a rung stand for one that goes on to the next; at least 2.</param>
public sealed record Ladder(ValueArray<int> Epochs, int Factor)
{
    /// <summary>Number of lengths.</summary>
    public int Rungs => Epochs.Length;

    /// <summary>The ladder whose rungs are as many times longer as fewer trials go on: Hyperband's.</summary>
    /// <param name="shortest">No rung is shorter.</param>
    /// <param name="longest">Epochs of the last rung.</param>
    /// <param name="factor">How many times longer a rung is than the one before.</param>
    public static Ladder Geometric(int shortest, int longest, int factor)
    {
        var epochs = ImmutableArray.CreateBuilder<int>();
        for (var divisor = 1L; epochs.Count == 0 || longest >= shortest * divisor; divisor *= factor)
        {
            epochs.Add(Math.Max(1, (int)Math.Round((double)longest / divisor)));
        }

        epochs.Reverse();
        return new(epochs.ToImmutable(), factor);
    }
}
