using LanguageExt;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Recipes;
using Nas.Domain.Search.Trials;

namespace Nas.Effects.Runs.Folders;

/// <summary>What a search needs to know of its run, and where it records what happens.</summary>
public interface ISearchSession
{
    /// <summary>The run folder.</summary>
    RunFolder Folder { get; }

    /// <summary>The recipe.</summary>
    Recipe Recipe { get; }

    /// <summary>The fold of all events recorded so far.</summary>
    SearchState State { get; }

    /// <summary>The clock.</summary>
    TimeProvider Time { get; }

    /// <summary>Time spent on the run, summed over its sessions.</summary>
    TimeSpan Elapsed { get; }

    /// <summary>Records an event and updates the state. Unless there is a fault, the event is on disk.</summary>
    Either<RunFault, SearchState> Record(SearchEvent happened);

    /// <summary>Updates what is derived from the events to the current state.</summary>
    Either<RunFault, Unit> Publish();

    /// <summary>Makes sure at the end that all that was recorded is on disk, where a reader finds it.</summary>
    Either<RunFault, Unit> Check();
}
