namespace Nas.Domain.Search.Decisions;

/// <summary>The result of replaying a search from its recipe and its recorded outcomes.</summary>
public abstract record ReplayResult
{
    private ReplayResult() { }

    /// <summary>Everything is identical.</summary>
    /// <param name="Decisions">Number of decisions recomputed.</param>
    /// <param name="Scores">Number of trials that were run again and gave the same verdict to the last bit.</param>
    public sealed record Identical(int Decisions, int Scores) : ReplayResult;

    /// <summary>The first difference.</summary>
    /// <param name="Trial">The trial it concerns.</param>
    /// <param name="What">The differing item, such as <c>architecture</c>, <c>origin</c> or <c>score</c>.</param>
    /// <param name="Recorded">The recorded value.</param>
    /// <param name="Rederived">The recomputed value.</param>
    public sealed record Differs(int Trial, string What, string Recorded, string Rederived) : ReplayResult;
}
