using LanguageExt;
using Nas.Domain.Search.Decisions;

namespace Nas.Effects.Runs.Journals;

/// <summary>What a journal held when it was read.</summary>
/// <param name="Rows">All rows, verified.</param>
/// <param name="State">Their fold.</param>
/// <param name="Hash">The hash of the last row.</param>
public sealed record JournalHistory(Seq<JournalRow> Rows, SearchState State, string Hash)
{
    /// <summary>Time spent on the run, summed over its sessions.</summary>
    public TimeSpan Elapsed => Rows.LastOrNone().Map(row => row.Elapsed).IfNone(TimeSpan.Zero);
}
