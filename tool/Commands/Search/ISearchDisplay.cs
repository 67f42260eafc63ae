using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Trials;
using Nas.Effects.Runs.Folders;

namespace Nas.Tool.Commands.Search;

/// <summary>Shows a search while it runs.</summary>
internal interface ISearchDisplay
{
    /// <summary>Shows a session from now until its work is done.</summary>
    Task<T> During<T>(RunSession session, Func<Task<T>> work);

    /// <summary>A trial began.</summary>
    void Launched(TrialSpec spec);

    /// <summary>Something was recorded.</summary>
    void Recorded(SearchEvent happened, SearchState state);

    /// <summary>Says a sentence without disturbing the picture.</summary>
    void Say(string sentence);
}
