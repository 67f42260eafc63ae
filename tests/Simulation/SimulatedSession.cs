using LanguageExt;
using Nas.Domain.Search.Decisions;
using Nas.Domain.Search.Recipes;
using Nas.Effects.Runs;
using Nas.Effects.Runs.Folders;
using Nas.Effects.Runs.Journals;

namespace Nas.Simulation;

/// <summary>A session on a simulated disk, with the journal of real ones.</summary>
internal sealed class SimulatedSession(Recipe recipe, Journal journal, SimulatedDisk disk, VirtualTime time) : ISearchSession
{
    private readonly TimeSpan _began = time.Now;

    public RunFolder Folder { get; } = new("/nowhere/universe");

    public Recipe Recipe => recipe;

    public SearchState State { get; private set; } = journal.History.State;

    public TimeProvider Time => time;

    public TimeSpan Elapsed => journal.History.Elapsed + (time.Now - _began);

    public Either<RunFault, SearchState> Record(SearchEvent happened) =>
        journal.Append(happened, time.GetUtcNow(), Elapsed).Map(_ => State = State.Apply(happened));

    public Either<RunFault, Unit> Publish() =>
        JournalReader.CatchErrors<Unit>(
            SimulatedDisk.Path,
            () =>
            {
                disk.WriteTable();
                return Unit.Default;
            }
        );

    public Either<RunFault, Unit> Check() => disk.Read().Map(_ => Unit.Default);

    /// <summary>Records the start of the session.</summary>
    public Either<RunFault, SearchState> Begin() =>
        SessionStart
            .Events(recipe, journal.History.Rows.IsEmpty ? Option<SearchState>.None : State, Option<Budget>.None, new("recipe", "0.1.0"))
            .Fold(Prelude.Right<RunFault, SearchState>(State), (begun, happened) => begun.Bind(_ => Record(happened)));
}
