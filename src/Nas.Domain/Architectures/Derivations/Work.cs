namespace Nas.Domain.Architectures.Derivations;

/// <summary>What one derivation or variation may still do, in steps; local to one pure call.</summary>
/// <remarks>A step is a node made, typed or compared, or a draw among sixteen alternatives. Steps are not seconds, so the same call ends
/// in the same place on every machine. Once they are spent nothing more is made, and the call ends with no derivation.</remarks>
internal sealed class Work(long max)
{
    /// <summary>Alternatives that are weighed in the time of one other step.</summary>
    private const int AlternativesPerStep = 16;

    /// <summary>Steps taken.</summary>
    public long Done { get; private set; }

    /// <summary>Whether nothing may be done any more.</summary>
    public bool IsSpent => Done > max;

    /// <summary>As much as one derivation or variation may cost by a grammar's settings.</summary>
    public static Work Of(Grammars.Grammar grammar) => new(grammar.Settings.MaxSteps);

    /// <summary>No bound: for what the length of a text bounds already.</summary>
    public static Work Unbounded() => new(long.MaxValue / 2);

    /// <summary>Takes steps; false when they are more than were left.</summary>
    public bool Spend(long steps)
    {
        Done += IsSpent ? 0 : steps;
        return !IsSpent;
    }

    /// <summary>Takes the steps of looking at all alternatives of a rule.</summary>
    public bool SpendOnAlternatives(int alternatives) => Spend(1 + alternatives / AlternativesPerStep);
}
