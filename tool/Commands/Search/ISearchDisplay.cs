using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Trials;
using Nas.Effects.Runs.Folders;
using Nas.Effects.Training;

namespace Nas.Tool.Commands.Search;

/// <summary>Displays a running search.</summary>
internal interface ISearchDisplay
{
    /// <summary>Displays a session until its work is done.</summary>
    Task<T> During<T>(RunSession session, Func<Task<T>> work);

    /// <summary>Called when a trial starts.</summary>
    void Launched(TrialSpec spec);

    /// <summary>Called when a running trial tells how far it is, by any thread.</summary>
    void Progressed(TrialSpec spec, TrainingProgress progress);

    /// <summary>Called when an event was recorded.</summary>
    void Recorded(SearchEvent happened, SearchState state);

    /// <summary>Prints a message without disturbing the display.</summary>
    void Say(string sentence);
}
