
namespace Nas.Domain.Search.Decisions;

/// <summary>What running a search again from its recipe and its recorded outcomes showed.</summary>
public abstract record ReplayResult
{
    private ReplayResult()
    {
    }

    /// <summary>Everything came out the same.</summary>
    /// <param name="Decisions">How many decisions were derived again.</param>
    /// <param name="Scores">How many trials were run again and gave the same verdict to the last bit.</param>
    public sealed record Identical(int Decisions, int Scores) : ReplayResult;

    /// <summary>The first difference.</summary>
    /// <param name="Trial">The trial it concerns.</param>
    /// <param name="What">What differs, such as <c>architecture</c>, <c>origin</c> or <c>score</c>.</param>
    /// <param name="Recorded">What the journal says.</param>
    /// <param name="Rederived">What came out now.</param>
    public sealed record Differs(int Trial, string What, string Recorded, string Rederived) : ReplayResult;
}
