namespace Nas.Domain.Search.Strategies.Fidelities;

/// <summary>A bracket of successive halving: new candidates, of which the best go on from rung to rung.</summary>
/// <param name="Start">The trial that it begins with.</param>
/// <param name="First">The rung of the ladder at which its candidates begin.</param>
/// <param name="Sizes">Trials of each of its rungs, the shortest training first.</param>
public sealed record Bracket(int Start, int First, ValueArray<int> Sizes)
{
    /// <summary>The trial that the next bracket begins with.</summary>
    public int End => Start + Sizes.Sum();

    /// <summary>The rung that one of its trials belongs to, and the trial that this rung begins with.</summary>
    public (int Rung, int Start) RungOf(int trial)
    {
        var (rung, start) = (0, Start);
        while (trial >= start + Sizes[rung] && rung < Sizes.Length - 1)
        {
            start += Sizes[rung++];
        }

        return (rung, start);
    }

    /// <summary>A bracket whose candidates all begin at the lowest rung.</summary>
    /// <param name="ladder">The rungs.</param>
    /// <param name="candidates">Trials of the lowest.</param>
    /// <param name="start">The trial that it begins with.</param>
    public static Bracket Of(Ladder ladder, int candidates, int start) => new(start, 0, Shrinking(candidates, ladder.Factor, ladder.Rungs));

    /// <summary>The bracket of Hyperband (Li et al., 2018), as HpBandSter numbers them: the first has all rungs, every next one less,
    /// until candidates begin at the last rung; then it begins again.</summary>
    /// <param name="ladder">The rungs.</param>
    /// <param name="iteration">The number of the bracket, from 0.</param>
    /// <param name="start">The trial that it begins with.</param>
    public static Bracket OfHyperband(Ladder ladder, int iteration, int start)
    {
        var first = iteration % ladder.Rungs;
        var rungs = ladder.Rungs - first;
        return new(start, first, Shrinking(ladder.Rungs / rungs * Power(ladder.Factor, rungs - 1), ladder.Factor, rungs));
    }

    private static ValueArray<int> Shrinking(int candidates, int factor, int rungs) =>
        [.. Enumerable.Range(0, rungs).Select(rung => Math.Max(candidates / Power(factor, rung), 1))];

    private static int Power(int factor, int exponent) => (int)Math.Min(Math.Pow(factor, exponent), int.MaxValue >> 8);
}
